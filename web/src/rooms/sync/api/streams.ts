import { http } from '@/lib/http';
import { whole } from '@/lib/paging';
import type { Reach } from './connectors';

export type Mode = 'watch' | 'in' | 'out' | 'both';
export type Stream = {
  key: string;
  mode: Mode;
  reach: Reach;
  reason: string | null;
  lastAt: string | null;
  /** What would be written while the stream is not armed. */
  pending: number;
};

const path = (connectionId: string) => `/connections/${connectionId}/streams`;
export const streamsQuery = (connectionId: string) => whole<Stream>(path(connectionId));
export const armStream = (connectionId: string, key: string, mode: Mode) =>
  http.patch<Stream>(`${path(connectionId)}/${key}`, { mode });
