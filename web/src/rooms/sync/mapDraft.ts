import type { DraftRow, MapRow, OurField, RecordMap, Usual } from './api/maps';

export type Line = Usual &
  Pick<MapRow, 'ours' | 'oursLabel' | 'form' | 'fits' | 'pairs' | 'byDefault'>;
/** By our name; null for a row that was taken out. */
export type Changes = Record<string, Usual>;

const parts = ['theirs', 'way', 'policy', 'blanks'] as const;
export const isSame = (a: Usual, b: Usual | null): boolean =>
  b !== null && parts.every((part) => a[part] === b[part]);

const added = ({ key, label, form, fits }: OurField, now: Usual): Line => ({
  ...now,
  ours: key,
  oursLabel: label,
  form,
  fits,
  pairs: [],
  byDefault: null,
});

/** The rows as they would be: those of the map, then those that were added. */
export const linesOf = (map: RecordMap, changes: Changes): Line[] => [
  ...map.rows.map((row) => ({ ...row, ...changes[row.ours] })),
  ...map.ours.flatMap((field) => {
    const change = changes[field.key];
    return change ? [added(field, change)] : [];
  }),
];

const usualOf = ({ theirs, way, policy, blanks }: Usual): Usual => ({
  theirs,
  way,
  policy,
  blanks,
});

/** Nothing of what was mapped by hand and is off now needs to be kept. */
export const rowsOf = (lines: Line[]): DraftRow[] =>
  lines
    .filter((line) => line.byDefault !== null || line.way !== 'off')
    .map((line) => ({ ours: line.ours, ...usualOf(line) }));

/** Forgets a change that leads back to what is kept. */
export function changed(map: RecordMap, changes: Changes, ours: string, to: Usual): Changes {
  const kept = map.rows.find((row) => row.ours === ours);
  const { [ours]: _, ...others } = changes;
  return kept && isSame(to, kept) ? others : { ...others, [ours]: usualOf(to) };
}
