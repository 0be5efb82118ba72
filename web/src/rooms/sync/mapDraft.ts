import type { DraftRow, MapRow, OurField, Pair, RecordMap, Usual } from './api/maps';
import { arePairsSame } from './mapPairs';

/** How a row is wanted; without pairs its values follow the default. */
export type Wanted = Usual & { pairs?: Pair[] };
export type Line = Wanted &
  Pick<MapRow, 'ours' | 'oursLabel' | 'form' | 'fits' | 'values' | 'byDefault'>;
/** By our name; null for a row that was taken out. */
export type Changes = Record<string, Wanted>;

const parts = ['theirs', 'way', 'policy', 'blanks'] as const;
export const isSame = (a: Usual, b: Usual | null): boolean =>
  b !== null && parts.every((part) => a[part] === b[part]);

const added = ({ key, label, form, fits }: OurField, now: Wanted): Line => ({
  ...now,
  ours: key,
  oursLabel: label,
  form,
  fits,
  values: null,
  byDefault: null,
});

/** The values of another field there are known once the row is kept. */
const line = (row: MapRow, change: Wanted | undefined): Line => {
  const now = { ...row, ...change };
  const values = now.theirs === row.theirs ? row.values : null;
  return { ...now, values, pairs: values ? (change?.pairs ?? values.pairs) : undefined };
};

/** The rows as they would be: those of the map, then those that were added. */
export const linesOf = (map: RecordMap, changes: Changes): Line[] => [
  ...map.rows.map((row) => line(row, changes[row.ours])),
  ...map.ours.flatMap((field) => {
    const change = changes[field.key];
    return change ? [added(field, change)] : [];
  }),
];

const wantedOf = ({ theirs, way, policy, blanks, pairs }: Wanted): Wanted => ({
  theirs,
  way,
  policy,
  blanks,
  ...(pairs && { pairs }),
});

export const hasUsualPairs = ({ values, pairs }: Line): boolean =>
  !values || !pairs || arePairsSame(pairs, values.usual);

/** Whether its values are paired otherwise than they are kept. */
const hasOtherPairs = ({ values, pairs }: Line): boolean =>
  !!values && !!pairs && !arePairsSame(pairs, values.pairs);

/** Whether the pairs of values of any row would change. */
export const areValuesMoved = (lines: Line[]): boolean => lines.some(hasOtherPairs);

/** Nothing of what was mapped by hand and is off now needs to be kept. */
export const rowsOf = (lines: Line[]): DraftRow[] =>
  lines
    .filter((each) => each.byDefault !== null || each.way !== 'off')
    .map(({ pairs, ...each }) => ({
      ours: each.ours,
      ...wantedOf(each),
      ...(pairs && !hasUsualPairs({ ...each, pairs }) && { pairs }),
    }));

/** Forgets a change that leads back to what is kept. */
export function changed(map: RecordMap, changes: Changes, ours: string, to: Wanted): Changes {
  const kept = map.rows.find((row) => row.ours === ours);
  const { [ours]: _, ...others } = changes;
  const back = kept && isSame(to, kept) && !hasOtherPairs(line(kept, to));
  return back ? others : { ...others, [ours]: wantedOf(to) };
}
