import { http } from '@/lib/http';
import { list, whole } from '@/lib/paging';

export const roles = ['target', 'suppress', 'seed', 'test'] as const;
export const modes = ['once', 'keptInStep'] as const;
export type Role = (typeof roles)[number];
export type Mode = (typeof modes)[number];
export type Audience = {
  id: string;
  listId?: string | null;
  segmentId?: string | null;
  role: Role;
  mode: Mode;
  state: string;
  progress: number;
  admitted: number;
  refused: number;
};
export type AudienceDraft = { listId?: string; segmentId?: string; role: Role; mode: Mode };
type Named = { id: string; name: string };

const path = (campaignId: string) => `/campaigns/${campaignId}/audiences`;
export const audiencesQuery = (campaignId: string) => whole<Audience>(path(campaignId));
export const listNamesQuery = list<Named>('/lists', {}, 1000);
export const segmentNamesQuery = list<Named>('/segments', {}, 1000);
export const attach = (campaignId: string, body: AudienceDraft) =>
  http.post<Audience>(path(campaignId), body);
/** An audience is never changed: its version is always the first. */
export const detach = (campaignId: string, id: string) =>
  http.delete<void>(`${path(campaignId)}/${id}`, 1);
