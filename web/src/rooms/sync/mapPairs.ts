import type { Pair, Values } from './api/maps';

/** What a value of one side is on the other; what is not in it is nothing there. */
export type Reading = Record<string, string>;

export const reads = (pairs: Pair[]): Reading =>
  Object.fromEntries(
    pairs.filter(({ way }) => way !== 'out').map(({ ours, theirs }) => [theirs, ours]),
  );

export const writes = (pairs: Pair[]): Reading =>
  Object.fromEntries(
    pairs.filter(({ way }) => way !== 'in').map(({ ours, theirs }) => [ours, theirs]),
  );

/** Both readings as pairs, in the order of ours: what is written first, then what is only read. */
export const pairsOf = ({ ours, theirs }: Values, read: Reading, written: Reading): Pair[] =>
  ours.flatMap(({ key }): Pair[] => {
    const there = written[key];
    const back = there !== undefined && read[there] === key;
    return [
      ...(there ? [{ ours: key, theirs: there, way: back ? 'both' : 'out' } as const] : []),
      ...theirs
        .filter((each) => each.key !== there && read[each.key] === key)
        .map((each) => ({ ours: key, theirs: each.key, way: 'in' }) as const),
    ];
  });

const set = (reading: Reading, value: string, to: string): Reading => {
  const { [value]: _, ...others } = reading;
  return to ? { ...others, [value]: to } : others;
};

/** Their value is read as ours from now on; as nothing when it is empty. */
export const readAs = (values: Values, pairs: Pair[], theirs: string, ours: string): Pair[] =>
  pairsOf(values, set(reads(pairs), theirs, ours), writes(pairs));

/** Our value is written as theirs from now on; not at all when it is empty. */
export const writtenAs = (values: Values, pairs: Pair[], ours: string, theirs: string): Pair[] =>
  pairsOf(values, reads(pairs), set(writes(pairs), ours, theirs));

const said = ({ ours, theirs, way }: Pair) => `${way} ${ours} ${theirs}`;

export const arePairsSame = (a: Pair[], b: Pair[]): boolean => {
  const known = new Set(b.map(said));
  return a.length === b.length && a.every((pair) => known.has(said(pair)));
};
