import { pages } from '@/lib/paging';

export type Entry = {
  id?: string;
  at: string;
  direction: 'in' | 'out' | string;
  record: string;
  field?: string | null;
  from?: unknown;
  to?: unknown;
  outcome: string;
  answer?: string | null;
  actor?: string | null;
};

export const ledgerQuery = (connectionId: string) =>
  pages<Entry>(`/connections/${connectionId}/ledger`);
