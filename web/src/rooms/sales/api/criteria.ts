import { http } from '@/lib/http';
import { list, one } from '@/lib/paging';
import type { Rule } from '@/lib/rules';

export type Criterion = { label: string; rule: Rule };

const path = '/qualification';
type Named = { id: string; name: string };

export const criteriaQuery = one<{ criteria: Criterion[] }>(path);
/** All of them are replaced. */
export const defineCriteria = (criteria: Criterion[]) => http.put<unknown>(path, { criteria });

export const campaignNamesQuery = list<Named>('/campaigns');
export const listNamesQuery = list<Named>('/lists');
