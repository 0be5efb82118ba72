import { describe, expect, it } from 'vitest';
import type { Note, Picture } from './api/unison';
import { counted, draw, size } from './picture';

const note = (part: Partial<Note>): Note => ({
  connectionId: 'sf',
  slice: 0,
  direction: 'in',
  stream: 'members',
  outcome: 'taken',
  count: 1,
  record: 'Aino',
  ...part,
});
const picture: Picture = {
  from: '2026-11-01T00:00:00Z',
  until: '2026-11-11T00:00:00Z',
  slices: 10,
  notes: [
    note({}),
    note({ connectionId: 'hs', slice: 2, direction: 'out', outcome: 'written' }),
    note({ connectionId: 'hs', slice: 5, direction: 'out', outcome: 'refused', count: 3 }),
  ],
  ties: [{ fromConnectionId: 'sf', fromSlice: 0, toConnectionId: 'hs', toSlice: 2, count: 1 }],
  waiting: [],
  questions: [
    {
      id: 'q',
      connectionId: 'hs',
      twinId: 't',
      at: '2026-11-06T00:00:00Z',
      kind: 'conflict',
      reason: 'bothMoved',
      record: 'Aino',
      field: null,
    },
  ],
};

describe('the unison view', () => {
  const { ours, theirs, strokes, marks } = draw(picture, ['sf', 'hs'], 528);

  it('puts every change on our staff and on the one of its system', () => {
    expect(ours).toHaveLength(3);
    expect(ours.every(({ y }) => y === size.top)).toBe(true);
    expect(theirs.map(({ y }) => (y - size.top) / size.row)).toEqual([1, 2, 2]);
  });

  it('ties one change across the systems that it reached, and no second time to us', () => {
    const tie = strokes.find(({ width }) => width === 2.5);
    expect(tie).toMatchObject({ y1: size.top + size.row, y2: size.top + 2 * size.row });
    expect(strokes).toHaveLength(3);
  });

  it('shows what was refused in red, and a question where it came up', () => {
    expect(theirs[2]?.tone).toBe('wrong');
    expect(marks[0]?.x).toBeCloseTo(264);
  });

  it('takes a value that gave way for refused by nobody', () => {
    const [first] = picture.notes;
    if (!first) throw new Error('no note');
    const gaveWay = { ...picture, notes: [{ ...first, outcome: 'lost', count: 6 }] };
    expect(counted(gaveWay)).toEqual({ inward: 0, outward: 0, refused: 0 });
    expect(draw(gaveWay, ['sf', 'hs'], 528).ours[0]?.tone).toBe('attention');
  });

  it('counts both ways', () => {
    expect(counted(picture)).toEqual({ inward: 1, outward: 1, refused: 3 });
  });
});
