import { http } from '@/lib/http';
import { list, one } from '@/lib/paging';

export type RunStatus = 'active' | 'queued' | 'ended' | 'stuck';
export type Run = {
  id: string;
  flowId: string;
  number: number;
  personId: string;
  status: RunStatus;
  step: string;
  dueAt?: string | null;
  enteredAt: string;
  endedAt?: string | null;
  endReason?: string | null;
};
export type Fact = {
  rule?: Record<string, unknown>;
  trigger?: string;
  field?: string;
  action?: string;
  holds?: boolean;
  value?: unknown;
  outcome?: string | null;
};
export type Note = {
  at: string;
  step: string;
  visit: number;
  what: string;
  detail: Record<string, unknown>;
  facts: Fact[];
};

const path = (flowId: string) => `/flows/${flowId}/runs`;
/** As many as one page shows; the counts on the steps say "at least" beyond it. */
export const shownRuns = 100;
export const runsQuery = (flowId: string, status: RunStatus) =>
  list<Run>(path(flowId), { status }, shownRuns);
export const explainQuery = (flowId: string, id: string) =>
  one<{ run: Run; steps: Note[] }>(`${path(flowId)}/${id}/explain`);
export const proceed = (flowId: string, id: string) =>
  http.post<Run>(`${path(flowId)}/${id}/proceed`);
