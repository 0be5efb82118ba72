import { queryOptions } from '@tanstack/react-query';
import { http } from '@/lib/http';
import type { State } from './campaigns';

export type CampaignStatus = { key: string; state: State; next: string[] };
export type Vocabulary = { types: string[]; statuses: CampaignStatus[]; styles: string[] };

type Named = string | { key: string };
const key = (named: Named) => (typeof named === 'string' ? named : named.key);

export const vocabularyQuery = queryOptions({
  queryKey: ['/campaigns/vocabulary'],
  queryFn: async (): Promise<Vocabulary> => {
    const read = await http.get<{ types: Named[]; statuses: CampaignStatus[]; styles: Named[] }>(
      '/campaigns/vocabulary',
    );
    return { types: read.types.map(key), statuses: read.statuses, styles: read.styles.map(key) };
  },
  staleTime: 600_000,
});
