import { http } from '@/lib/http';
import { list, pages } from '@/lib/paging';
import type { Kind } from './count';

export type Someone = {
  id: string;
  email?: string | null;
  firstName?: string | null;
  lastName?: string | null;
};

export const someonesQuery = (kind: Kind, id: string) => pages<Someone>(`/${kind}/${id}/members`);
export const foundQuery = (q: string) => ({
  ...list<Someone>('/people', { q }, 8),
  enabled: q.length > 1,
});
export const addToList = (id: string, personIds: string[]) =>
  http.post<{ count: number }>(`/lists/${id}/members`, { personIds });
export const removeFromList = (id: string, personIds: string[]) =>
  http.post<{ count: number }>(`/lists/${id}/members/remove`, { personIds });
