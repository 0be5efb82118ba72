import { http } from '@/lib/http';
import { one, whole } from '@/lib/paging';
import type { Rule } from '@/lib/rules';
import type { Account } from './check';
import type { Loss, Requirement } from './connectors';

export type Health = { code: string; params?: Record<string, unknown> | null; since: string };
export type CreatePeople = 'none' | 'here' | 'there' | 'both';
export type Connection = {
  id: string;
  name: string;
  system: string;
  baseUrl: string;
  settings: Record<string, string>;
  state: 'watch' | 'running' | 'paused' | 'trouble';
  health: Health | null;
  createPeople: CreatePeople;
  /** Who may be made there, as a rule of segments; null for everybody who is needed. */
  inclusion: Rule | null;
  lastSyncAt: string | null;
  conflicts: number;
  /** All that waits for a person, conflicts included. */
  waiting: number;
  twins: number;
  spentCalls: number;
  grantedCalls: number;
  requirements: Requirement[];
  losses: Loss[];
  version: number;
};
export type ConnectionChange = Partial<
  Pick<Connection, 'name' | 'baseUrl' | 'settings' | 'createPeople' | 'inclusion'> & {
    secrets: Record<string, string>;
    paused: boolean;
  }
>;

export const connectionsQuery = whole<Connection>('/connections');
export const connectionQuery = (id: string) => one<Connection>(`/connections/${id}`);
export const connectSystem = (body: Account & { name: string }) =>
  http.post<Connection>('/connections', body);
export const changeConnection = ({ id, version }: Connection, change: ConnectionChange) =>
  http.patch<Connection>(`/connections/${id}`, change, version);
