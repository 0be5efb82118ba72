/** Calendar dates as `2026-12-01`, counted in UTC so that no zone moves them. */
export type Entry = { id: string; from: string; until: string; moment?: string };
export type Bar<E extends Entry> = { entry: E; lane: number; from: number; length: number };
export type Week<E extends Entry> = { days: string[]; bars: Bar<E>[] };

const day = 86_400_000;
const inWeek = 7;
export const time = (date: string) => Date.parse(`${date}T00:00:00Z`);
export const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The month before or after, as `2026-12`. */
export function monthAway(month: string, by: number): string {
  const [year = 1970, of = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The dates of the weeks that a month touches, Monday first. */
export function weeksOf(month: string): string[][] {
  const first = time(`${month}-01`);
  const monday = first - ((new Date(first).getUTCDay() + 6) % inWeek) * day;
  const end = time(`${monthAway(month, 1)}-01`);
  const weeks: string[][] = [];
  for (let start = monday; start < end; start += inWeek * day) {
    weeks.push(Array.from({ length: inWeek }, (_, place) => dateOf(start + place * day)));
  }
  return weeks;
}

/** Lays what takes place in a week into lanes, the longest first, none over another. */
export function layOut<E extends Entry>(days: string[], entries: E[]): Bar<E>[] {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const here = entries
    .filter(({ from, until }) => from <= last && until >= first)
    .map((entry) => {
      const from = Math.max(0, Math.round((time(entry.from) - time(first)) / day));
      const end = Math.min(inWeek - 1, Math.round((time(entry.until) - time(first)) / day));
      return { entry, from, length: end - from + 1 };
    })
    .sort((a, b) => a.from - b.from || b.length - a.length);
  const ends: number[] = [];
  return here.map((bar) => {
    const free = ends.findIndex((end) => end <= bar.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = bar.from + bar.length;
    return { ...bar, lane };
  });
}
