import { http } from '@/lib/http';
import { list } from '@/lib/paging';

export type Waiting = {
  id: string;
  kind: string;
  record: string;
  field?: string | null;
  agreed?: unknown;
  ours?: unknown;
  theirs?: unknown;
  reason?: string | null;
  at: string;
};
export type Answer = 'ours' | 'theirs';

const path = (connectionId: string) => `/connections/${connectionId}/inbox`;
export const inboxQuery = (connectionId: string) => list<Waiting>(path(connectionId));
export const answer = (connectionId: string, id: string, take: Answer) =>
  http.post<void>(`${path(connectionId)}/${id}`, { take });
