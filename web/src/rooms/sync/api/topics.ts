import { http } from '@/lib/http';
import { whole } from '@/lib/paging';

export type Decision = 'open' | 'ours' | 'apart';
/** What people can opt out of there. */
export type Topic = {
  id: string;
  name: string;
  decision: Decision;
  /** Ours; null unless it is one of ours. */
  topic: string | null;
  /** Null where the names were the same. */
  decidedBy: string | null;
};

const path = (connectionId: string) => `/connections/${connectionId}/topics`;

export const topicsQuery = (connectionId: string) => whole<Topic>(path(connectionId));
export const ourTopicsQuery = whole<string>('/topics');
export const decideTopic = (
  connectionId: string,
  id: string,
  body: { decision: Decision; topic: string | null },
) => http.patch<unknown>(`${path(connectionId)}/${encodeURIComponent(id)}`, body);
