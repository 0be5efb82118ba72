import { describe, expect, it } from 'vitest';
import { layOut, monthAway, weeksOf } from './calendar';

describe('the calendar', () => {
  it('shows the whole weeks that a month touches, Monday first', () => {
    const weeks = weeksOf('2026-12');
    expect(weeks[0]?.[0]).toBe('2026-11-30');
    expect(weeks.at(-1)?.[6]).toBe('2027-01-03');
    expect(weeks).toHaveLength(5);
    expect(monthAway('2026-12', 1)).toBe('2027-01');
    expect(monthAway('2026-01', -1)).toBe('2025-12');
  });

  it('lays nothing over another, and cuts at the ends of the week', () => {
    const days = weeksOf('2026-12')[0] ?? [];
    const bars = layOut(days, [
      { id: 'long', from: '2026-11-01', until: '2026-12-02' },
      { id: 'short', from: '2026-12-01', until: '2026-12-01' },
      { id: 'later', from: '2026-12-04', until: '2026-12-30' },
      { id: 'elsewhere', from: '2027-02-01', until: '2027-02-02' },
    ]);
    expect(bars.map(({ entry, lane, from, length }) => [entry.id, lane, from, length])).toEqual([
      ['long', 0, 0, 3],
      ['short', 1, 1, 1],
      ['later', 0, 4, 3],
    ]);
  });
});
