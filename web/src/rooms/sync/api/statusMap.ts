import { http } from '@/lib/http';
import { whole } from '@/lib/paging';

export type StatusPair = {
  ours: string;
  theirs: string | null;
  /** Found by its label; nobody has said so yet. */
  proposed: boolean;
  theirOptions: string[];
};

const path = (twinId: string) => `/twins/${twinId}/statuses`;
export const statusMapQuery = (twinId: string) => whole<StatusPair>(path(twinId));
export const saveStatusMap = (twinId: string, items: { ours: string; theirs: string | null }[]) =>
  http.put<void>(path(twinId), { items });
