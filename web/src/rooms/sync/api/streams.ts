import { http } from '@/lib/http';
import { list } from '@/lib/paging';
import type { Pace, Stream } from './connections';

const path = (connectionId: string) => `/connections/${connectionId}/streams`;
export const streamsQuery = (connectionId: string) => list<Stream>(path(connectionId));
export const armStream = (connectionId: string, key: string, mode: Pace) =>
  http.patch<Stream>(`${path(connectionId)}/${key}`, { mode });
