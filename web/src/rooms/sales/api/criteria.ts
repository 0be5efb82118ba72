import { http } from '@/lib/http';
import { one } from '@/lib/paging';
import type { Rule } from '@/lib/rules';

export type Criterion = { label: string; rule: Rule };

const path = '/qualification';

export const criteriaQuery = one<{ criteria: Criterion[] }>(path);
/** All of them are replaced. */
export const defineCriteria = (criteria: Criterion[]) => http.put<unknown>(path, { criteria });
