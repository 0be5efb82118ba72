import { http } from '@/lib/http';
import { one } from '@/lib/paging';
import type { Person } from './people';

export const personQuery = (id: string) => one<Person>(`/people/${id}`);
export type Edit = {
  firstName: string | null;
  lastName: string | null;
  emails: string[];
  email: string | null;
  phones: string[];
  companyId: string | null;
  language: string | null;
  fields?: Record<string, unknown>;
};
export const changePerson = ({ id, version }: Person, body: Edit) =>
  http.patch<Person>(`/people/${id}`, body, version);
/** All that is known of somebody, as they may ask for it. */
export const exportPerson = (id: string) => http.get<unknown>(`/people/${id}/export`);
/** Cannot be taken back. */
export const erasePerson = ({ id, version }: Person) => http.delete<void>(`/people/${id}`, version);
/** The other one becomes part of this one. */
export const mergePeople = (id: string, personId: string) =>
  http.post<{ mergeId: string }>(`/people/${id}/merge`, { personId });
export const unmerge = (mergeId: string) => http.post<void>(`/people/merges/${mergeId}/undo`);
/** From lead to contact; refused with all that is missing. */
export const qualify = (id: string) => http.post<Person>(`/people/${id}/qualify`);
