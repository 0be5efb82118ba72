import { http } from '@/lib/http';
import { pages } from '@/lib/paging';
import type { Run } from './runs';

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
  /** Whether it can be written again. */
  replayable: boolean;
};
export type LedgerFilter = Partial<
  Record<
    'search' | 'outcome' | 'field' | 'runId' | 'personId' | 'campaignId' | 'since' | 'until',
    string | undefined
  >
>;

export const ledgerQuery = (connectionId: string, filter: LedgerFilter) =>
  pages<Entry>(`/connections/${connectionId}/ledger`, filter);
export const replay = (connectionId: string, entry: Pick<Entry, 'id'>) =>
  http.post<Run>(`/connections/${connectionId}/ledger/${entry.id}/replay`);
