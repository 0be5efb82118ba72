import { http } from '@/lib/http';
import { type Filter, pages } from '@/lib/paging';

export type Standing = 'queued' | 'active' | 'ended';

export type Member = {
  personId: string;
  person: { name?: string | null; email?: string | null; kind?: string; stage?: string };
  status: string;
  statusRank: number;
  responded: boolean;
  success: boolean;
  standing: Standing;
  endedReason?: string | null;
  cause: string;
  actor?: string | null;
  reason?: string | null;
  firstRespondedAt?: string | null;
  joinedAt: string;
  updatedAt: string;
  /** Values of the members' own custom fields. */
  fields?: Record<string, unknown>;
  version: number;
};

export const membersPath = (campaignId: string) => `/campaigns/${campaignId}/members`;
export const membersQuery = (campaignId: string, filter: Filter) =>
  pages<Member>(membersPath(campaignId), filter);

export type NewMember = { personId?: string; email?: string; status?: string; reason?: string };
export const addMember = (campaignId: string, body: NewMember) =>
  http.post<Member>(membersPath(campaignId), body);
export const changeMember = (
  campaignId: string,
  { personId, version }: Member,
  body: { status?: string; standing?: Standing; fields?: Record<string, unknown> },
) => http.patch<Member>(`${membersPath(campaignId)}/${personId}`, body, version);
export const removeMember = (campaignId: string, { personId, version }: Member) =>
  http.delete<void>(`${membersPath(campaignId)}/${personId}`, version);
