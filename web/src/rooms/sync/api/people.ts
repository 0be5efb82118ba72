import { list } from '@/lib/paging';

export type Someone = {
  id: string;
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
};
export const peopleQuery = (q: string) => list<Someone>('/people', { q }, 8);
