import { http } from '@/lib/http';
import { list } from '@/lib/paging';

export type PeopleList = {
  id: string;
  name: string;
  kind?: string | null;
  count?: number;
  updatedAt?: string | null;
};

export const listKinds = ['static', 'seed', 'test', 'suppression'] as const;
export const listsQuery = list<PeopleList>('/lists');
export const createList = (body: { name: string; kind: string }) =>
  http.post<PeopleList>('/lists', body);
