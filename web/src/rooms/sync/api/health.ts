import { http } from '@/lib/http';
import { one, pages } from '@/lib/paging';
import type { Mode } from './streams';

/** All that is wrong with a stream for one reason. */
export type HealthClass = {
  key: string;
  /** A call that was not answered, a field that does not travel, or a kind of inbox item. */
  kind: string;
  code: string;
  params: Record<string, unknown> | null;
  /** The other side's own code. */
  answer: string | null;
  /** Records that are affected and wait. */
  count: number;
  /** Runs that have met it; null where it is not met anew each time. */
  times: number | null;
  firstAt: string;
  lastAt: string;
  /** Null when it takes a person. */
  nextAt: string | null;
  /** Which it stops, where it is one cause for several. */
  streams: string[];
  /** Where a person mends it. */
  way: 'account' | 'rights' | 'maps' | 'inbox' | 'none';
};
export type Wait = { because: string; count: number };
export type StreamHealth = {
  key: string;
  state: 'trouble' | 'working' | 'asking' | 'resting' | 'paused' | 'impossible';
  mode: Mode;
  lastAt: string | null;
  waits: Wait[];
  classes: HealthClass[];
};
export type ConnectionHealth = {
  state: string;
  lastSyncAt: string | null;
  nextSyncAt: string | null;
  /** What stands in the way of every stream, or of several for one cause. */
  account: HealthClass[];
  streams: StreamHealth[];
};
export type Affected = {
  id: string;
  kind: string;
  /** Null when it is nobody here any more. */
  record: string | null;
  campaignId: string | null;
  personId: string | null;
  twinId: string | null;
  field: string | null;
  /** What the other side said. */
  message: string | null;
  at: string;
};

const path = (connectionId: string) => `/connections/${connectionId}/health`;
/** Asked again while the page is open: a run may mend or find something at any time. */
export const healthQuery = (connectionId: string) => ({
  ...one<ConnectionHealth>(path(connectionId)),
  refetchInterval: 15_000,
});
/** @param stream several with commas between them; none for what stands in the way of all */
export const affectedQuery = (connectionId: string, key: string, stream?: string) =>
  pages<Affected>(`${path(connectionId)}/records`, { class: key, stream });
/** Does without a field of ours that is gone there. */
export const doWithout = (connectionId: string, field: string) =>
  http.delete(`${path(connectionId)}/fields/${encodeURIComponent(field)}`);
