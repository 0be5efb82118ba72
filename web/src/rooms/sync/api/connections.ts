import { http } from '@/lib/http';
import { listIfThere, one } from '@/lib/paging';

export type Connection = {
  id: string;
  name: string;
  system: string;
  state: string;
  /** Health in one sentence, said by the server. */
  health?: string | null;
  lastSyncAt?: string | null;
  conflicts?: number;
  twins?: number;
  losses?: string[];
};
export type Pace = 'watch' | 'in' | 'out' | 'both';
export type Stream = { key: string; mode: Pace; lastAt?: string | null; pending?: number };

export const connectionsQuery = listIfThere<Connection>('/connections');
export const connectionQuery = (id: string) => one<Connection>(`/connections/${id}`);
export const syncNow = (id: string) => http.post<void>(`/connections/${id}/sync`);
