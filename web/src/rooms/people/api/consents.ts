import { http } from '@/lib/http';
import { list } from '@/lib/paging';

export type Consent = {
  id: string;
  address: string;
  purpose: string;
  purposeName: string;
  state: string;
  channel?: string | null;
  source?: string | null;
  proof?: string | null;
  at?: string | null;
};

export type NewConsent = { address: string; purpose: string; state: string; proof: string };
export const recordConsent = (personId: string, body: NewConsent) =>
  http.post<unknown>(`/people/${personId}/consents`, body);
export const consentsQuery = (personId: string) => list<Consent>(`/people/${personId}/consents`);
