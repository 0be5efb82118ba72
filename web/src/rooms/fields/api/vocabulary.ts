import { one } from '@/lib/paging';

type Named = { key: string };

/** The types and statuses of campaigns in this installation, to choose from in a rule. */
export const vocabularyQuery = one<{ types: Named[]; statuses: Named[] }>('/campaigns/vocabulary');
