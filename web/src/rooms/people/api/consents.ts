import { list } from '@/lib/paging';

export type Consent = {
  id: string;
  address: string;
  purpose: string;
  state: string;
  channel?: string | null;
  source?: string | null;
  proof?: string | null;
  at?: string | null;
};

export const consentsQuery = (personId: string) => list<Consent>(`/people/${personId}/consents`);
