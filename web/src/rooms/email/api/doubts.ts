import { http } from '@/lib/http';
import { list } from '@/lib/paging';

/** A mail that was on the wire and was never answered. */
export type Doubt = {
  id: string;
  campaignId: string;
  personId: string | null;
  address: string | null;
  subject: string;
  createdAt: string;
};

export const doubtsQuery = list<Doubt>('/email/in-doubt');
export const resend = (id: string) => http.post<void>(`/email/in-doubt/${id}/resend`);
