import { http } from '@/lib/http';
import { list } from '@/lib/paging';

export const counted = [
  'read',
  'linked',
  'here',
  'there',
  'added',
  'waiting',
  'conflicts',
  'removed',
  'unlinked',
  'stays',
  'troubles',
] as const;
export type Run = {
  id: string;
  kind: 'sync' | 'undo';
  state: 'queued' | 'running' | 'done' | 'failed' | 'undone';
  /** What it is about; null when it does not go on. */
  step: 'reading' | 'linking' | 'comparing' | 'writing' | null;
  stream: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  actor: string;
  counts: Partial<Record<(typeof counted)[number], number>>;
  undoable: boolean;
};

/** Whether some of it could not be done. */
export const metTrouble = ({ counts }: Run) => (counts.troubles ?? 0) > 0;
export const goesOn = ({ state }: Run) => state === 'queued' || state === 'running';

const path = (connectionId: string) => `/connections/${connectionId}/runs`;
/** Asked again each second while a run goes on. */
export const runsQuery = (connectionId: string) => ({
  ...list<Run>(path(connectionId), {}, 50),
  refetchInterval: (query: { state: { data: { items: Run[] } | undefined } }) =>
    query.state.data?.items.some(goesOn) ? 1_000 : 15_000,
});
export const syncNow = (connectionId: string) =>
  http.post<Run>(`/connections/${connectionId}/sync`);
export const undoRun = (connectionId: string, runId: string) =>
  http.post<Run>(`${path(connectionId)}/${runId}/undo`);
