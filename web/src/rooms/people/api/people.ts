import { http } from '@/lib/http';
import { type Filter, pages } from '@/lib/paging';

export type Identity = {
  connectionId?: string | null;
  kind: string;
  id: string;
  primary?: boolean;
};
export type Person = {
  id: string;
  email?: string | null;
  emails?: string[];
  phones?: string[];
  firstName?: string | null;
  lastName?: string | null;
  companyId?: string | null;
  kind: 'lead' | 'contact';
  stage: string;
  language?: string | null;
  timeZone?: string | null;
  score?: number | null;
  externalIds?: Record<string, string>;
  identities?: Identity[];
  fields?: Record<string, unknown>;
  version?: number;
};

export const peopleQuery = (filter: Filter) => pages<Person>('/people', filter);
export type NewPerson = { email: string; firstName?: string; lastName?: string };
export const createPerson = (body: NewPerson) => http.post<Person>('/people', body);
