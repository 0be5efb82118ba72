import { http } from '@/lib/http';
import { one } from '@/lib/paging';
import type { Person } from './people';

export const personQuery = (id: string) => one<Person>(`/people/${id}`);
export type Edit = {
  firstName: string | null;
  lastName: string | null;
  emails: string[];
  email: string | null;
};
export const changePerson = ({ id, version }: Person, body: Edit) =>
  http.patch<Person>(`/people/${id}`, body, version);
/** From lead to contact; refused with all that is missing. */
export const qualify = (id: string) => http.post<Person>(`/people/${id}/qualify`);
