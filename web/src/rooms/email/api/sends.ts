import { http } from '@/lib/http';
import { list, one, whole } from '@/lib/paging';

export type Audience = { listId?: string | null; statuses?: string[] | null };
export type Send = {
  id: string;
  name: string;
  templateId: string;
  topic: string;
  audience: Audience;
  state: 'draft' | 'filling' | 'sending' | string;
  startedAt?: string | null;
  version: number;
  /** Deliveries by state. */
  counts?: Record<string, number>;
  /** How many get no mail, by reason. */
  withheld?: Record<string, number>;
};
export type SendDraft = { name: string; templateId: string; topic: string; audience: Audience };
/** What starting it would do. */
export type Preview = { people: number; mails: number; withheld: Record<string, number> };
type Named = { id: string; name: string };

export const sendsQuery = (campaignId: string) => list<Send>(`/campaigns/${campaignId}/sends`);
export const previewQuery = (id: string) => one<Preview>(`/sends/${id}/preview`);
export const templatesQuery = list<Named>('/templates');
export const listNamesQuery = list<Named>('/lists', {}, 1000);
/** What people opt out of, when not of everything. */
export const topicsQuery = whole<string>('/topics');
export const statusNamesQuery = (campaignId: string) =>
  whole<Named>(`/campaigns/${campaignId}/statuses`);
export const addSend = (campaignId: string, draft: SendDraft) =>
  http.post<Send>(`/campaigns/${campaignId}/sends`, draft);
export const changeSend = ({ id, version }: Send, draft: SendDraft) =>
  http.patch<Send>(`/sends/${id}`, draft, version);
export const startSend = (id: string) => http.post<Send>(`/sends/${id}/start`);
