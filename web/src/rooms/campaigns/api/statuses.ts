import { http } from '@/lib/http';
import { type Page, whole } from '@/lib/paging';

export type MemberStatus = {
  id: string;
  name: string;
  rank: number;
  responded: boolean;
  success: boolean;
  closed: boolean;
  isDefault: boolean;
  count?: number;
  version?: number;
};
export type StatusDraft = Omit<MemberStatus, 'id' | 'count' | 'version'>;

const path = (campaignId: string) => `/campaigns/${campaignId}/statuses`;
export const statusesQuery = (campaignId: string) => whole<MemberStatus>(path(campaignId));
export const addStatus = (campaignId: string, body: StatusDraft) =>
  http.post<Page<MemberStatus>>(path(campaignId), body);
export const changeStatus = (
  campaignId: string,
  { id, version }: MemberStatus,
  body: Partial<StatusDraft>,
) => http.patch<MemberStatus>(`${path(campaignId)}/${id}`, body, version);
export const removeStatus = (campaignId: string, { id, version }: MemberStatus) =>
  http.delete<void>(`${path(campaignId)}/${id}`, version);
