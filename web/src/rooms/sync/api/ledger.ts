import { pages } from '@/lib/paging';

export type Entry = {
  id: string;
  at: string;
  runId: string | null;
  stream: string;
  direction: 'in' | 'out';
  record: string;
  campaignId: string | null;
  personId: string | null;
  field: string | null;
  from: unknown;
  to: unknown;
  outcome: string;
  /** What the other side said. */
  answer: string | null;
  actor: string;
};

export const ledgerQuery = (connectionId: string, search?: string) =>
  pages<Entry>(`/connections/${connectionId}/ledger`, { search });
