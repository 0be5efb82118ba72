import { queryOptions } from '@tanstack/react-query';
import { http } from '@/lib/http';
import { one, type Page, whole } from '@/lib/paging';

export type Way = 'off' | 'in' | 'out' | 'both';
export type Policy = 'ask' | 'ours' | 'theirs';
export type Blanks = 'never' | 'travels';
export type Usual = { theirs: string; way: Way; policy: Policy; blanks: Blanks };
export type Pair = { ours: string; theirs: string; way: 'in' | 'out' | 'both' };
export type Value = { key: string; label: string | null };
export type Values = { ours: Value[]; theirs: Value[]; pairs: Pair[]; usual: Pair[] };
export type MapRow = Usual & {
  ours: string;
  oursLabel: string | null;
  theirsLabel: string;
  form: string;
  /** Null where one of the two sides has no list of values. */
  values: Values | null;
  /** Names of theirs that it can be mapped onto. */
  fits: string[];
  /** Null when it would not be mapped. */
  byDefault: Usual | null;
  changed: boolean;
};
export type OurField = { key: string; label: string | null; form: string; fits: string[] };
export type TheirField = {
  name: string;
  label: string;
  type: string;
  use: 'writable' | 'readOnly' | 'switch' | 'consent';
  length: number;
  mapped: string | null;
};
export type RecordMap = {
  kind: string;
  rows: MapRow[];
  ours: OurField[];
  theirs: TheirField[];
  version: number;
};
/** Without pairs those by default hold. */
export type DraftRow = { ours: string; pairs?: Pair[] } & Usual;
/** How many records other pairs of values concern, each counted once. */
export type Impact = {
  ours: string;
  there: number;
  here: number;
  settled: number;
  asked: number;
  apart: number;
};
export type Effect = {
  ours: string;
  there: string | null;
  here: string | null;
  lostThere: string | null;
  lostHere: string | null;
};
export type Sample = {
  id: string;
  record: string;
  localId: string | null;
  ours: Record<string, string | null>;
  theirs: Record<string, string | null>;
  effects: Effect[];
};

const base = (connectionId: string) => `/connections/${connectionId}/maps`;
const path = (connectionId: string, kind: string) => `${base(connectionId)}/${kind}`;

export const mapsQuery = (connectionId: string) =>
  whole<{ kind: string; changed: number }>(base(connectionId));
export const mapQuery = (connectionId: string, kind: string) =>
  one<RecordMap>(path(connectionId, kind));
export const saveMap = (connectionId: string, map: RecordMap, rows: DraftRow[]) =>
  http.patch<RecordMap>(path(connectionId, map.kind), { rows }, map.version);

/** What the map as it is kept, or a draft of it, makes of a few real records. */
export const samplesQuery = (connectionId: string, kind: string, rows?: DraftRow[]) =>
  queryOptions({
    queryKey: [path(connectionId, kind), 'preview', rows ?? null],
    queryFn: () => {
      const preview = `${path(connectionId, kind)}/preview`;
      return rows
        ? http.post<Page<Sample>>(preview, { rows })
        : http.get<Page<Sample>>(preview, { limit: 200 });
    },
    select: (page) => page.items,
    retry: false,
  });

/** What other pairs of values than those that are kept would do. */
export const impactQuery = (connectionId: string, kind: string, rows: DraftRow[]) =>
  queryOptions({
    queryKey: [path(connectionId, kind), 'impact', rows],
    queryFn: () => http.post<Page<Impact>>(`${path(connectionId, kind)}/impact`, { rows }),
    select: (page) => page.items,
    retry: false,
  });
