import { http } from '@/lib/http';
import { pages, whole } from '@/lib/paging';

export type Take =
  | 'ours'
  | 'theirs'
  | 'confirm'
  | 'retry'
  | 'dismiss'
  | 'map'
  | 'addHere'
  | 'link'
  | 'create'
  | 'written'
  | 'notWritten'
  | 'end'
  | 'keep'
  | 'part'
  | 'pair'
  | 'make'
  | 'merge'
  | 'apart';
export type Item = {
  id: string;
  kind: string;
  record: string;
  campaignId: string | null;
  personId: string | null;
  twinId: string | null;
  field: string | null;
  agreed: unknown;
  ours: unknown;
  theirs: unknown;
  reason: string;
  params: Record<string, unknown> | null;
  count: number | null;
  answers: Take[];
  at: string;
};
export type Group = {
  kind: string;
  reason: string;
  field: string | null;
  count: number;
  answers: Take[];
};
export type InboxFilter = { kind?: string; reason?: string; twinId?: string };

const path = (connectionId: string) => `/connections/${connectionId}/inbox`;
export const inboxQuery = (connectionId: string, filter: InboxFilter) =>
  pages<Item>(path(connectionId), { ...filter });
export const groupsQuery = (connectionId: string) => whole<Group>(`${path(connectionId)}/groups`);
export const answer = (connectionId: string, id: string, take: Take, value?: string) =>
  http.post<void>(`${path(connectionId)}/${id}`, { take, ...(value ? { value } : {}) });
export const answerAll = (connectionId: string, { kind, reason, field }: Group, take: Take) =>
  http.post<{ answered: number }>(path(connectionId), {
    kind,
    reason,
    ...(field ? { field } : {}),
    take,
  });
