import type { Note, Picture } from './api/unison';

/** Sizes in pixels. */
export const size = { top: 26, row: 56, side: 14, label: 18, axis: 30, names: 152 };

/** Where there is room, the names stand before the staves, else above them. */
export const startOf = (width: number) => (width >= 640 ? size.names : 0);

export type Head = { x: number; y: number; radius: number; tone: Tone; notes: Note[] };
export type Stroke = { x1: number; y1: number; x2: number; y2: number; tone: Tone; width: number };
export type Mark = { x: number; y: number; id: string; twinId: string; connectionId: string };
type Tone = 'good' | 'attention' | 'wrong';

const wrong = ['refused'];
/** A value that gave way to another one was refused by nobody. */
const gaveWay = ['lost'];
const open = ['held', 'inDoubt', ...gaveWay];

export function toneOf(notes: Note[]): Tone {
  if (notes.some(({ outcome }) => wrong.includes(outcome))) return 'wrong';
  if (notes.some(({ outcome }) => open.includes(outcome))) return 'attention';
  return 'good';
}

const sum = (notes: Note[]) => notes.reduce((total, { count }) => total + count, 0);
const radius = (count: number) => Math.min(11, 4 + Math.log2(count + 1));
const key = (connectionId: string, slice: number, direction = '') =>
  `${connectionId} ${slice} ${direction}`;

function grouped(notes: Note[], by: (note: Note) => string): Note[][] {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    const group = groups.get(by(note));
    if (group) group.push(note);
    else groups.set(by(note), [note]);
  }
  return [...groups.values()];
}

/**
 * Where everything stands: our staff on top, one for each connection below, time to the right. A
 * change that came in from one system and went on to another is one stroke from the one to the other.
 */
export function draw(picture: Picture, connections: string[], width: number) {
  const left = startOf(width) + size.side;
  const inner = Math.max(1, width - left - size.side);
  const x = (slice: number) => left + ((slice + 0.5) / picture.slices) * inner;
  const moment = (at: string) => {
    const start = Date.parse(picture.from);
    const share = (Date.parse(at) - start) / (Date.parse(picture.until) - start);
    return left + Math.min(1, Math.max(0, share)) * inner;
  };
  const y = (connectionId?: string) =>
    size.top + (connectionId ? connections.indexOf(connectionId) + 1 : 0) * size.row;
  const known = picture.notes.filter(({ connectionId }) => connections.includes(connectionId));
  const head = (notes: Note[], at: number, of?: string): Head => ({
    x: x(at),
    y: y(of),
    radius: radius(sum(notes)),
    tone: toneOf(notes),
    notes,
  });
  const theirs = grouped(known, (note) => key(note.connectionId, note.slice)).map((notes) =>
    head(notes, notes[0]?.slice ?? 0, notes[0]?.connectionId),
  );
  const ours = grouped(known, ({ slice }) => String(slice)).map((notes) =>
    head(notes, notes[0]?.slice ?? 0),
  );
  const tied = new Set(
    picture.ties.map(({ toConnectionId, toSlice }) => key(toConnectionId, toSlice, 'out')),
  );
  const single = grouped(known, (note) => key(note.connectionId, note.slice, note.direction))
    .filter(([note]) => note && !tied.has(key(note.connectionId, note.slice, note.direction)))
    .map((notes): Stroke => {
      const [note] = notes;
      const at = x(note?.slice ?? 0);
      return {
        x1: at,
        y1: y(),
        x2: at,
        y2: y(note?.connectionId),
        tone: toneOf(notes),
        width: 1.5,
      };
    });
  const across = picture.ties
    .filter(
      ({ fromConnectionId, toConnectionId }) =>
        connections.includes(fromConnectionId) && connections.includes(toConnectionId),
    )
    .map(
      (tie): Stroke => ({
        x1: x(tie.fromSlice),
        y1: y(tie.fromConnectionId),
        x2: x(tie.toSlice),
        y2: y(tie.toConnectionId),
        tone: 'good',
        width: 2.5,
      }),
    );
  const marks = picture.questions
    .filter(({ connectionId }) => connections.includes(connectionId))
    .map(
      ({ id, twinId, connectionId, at }): Mark => ({
        x: moment(at),
        y: y(connectionId),
        id,
        twinId,
        connectionId,
      }),
    );
  const height = size.top + connections.length * size.row + size.axis;
  return { ours, theirs, strokes: [...single, ...across], marks, y, height };
}

/** How many changes went each way, and how many were refused. */
export function counted({ notes }: Picture) {
  const of = (wanted: (note: Note) => boolean) => sum(notes.filter(wanted));
  const went = (note: Note) => ![...wrong, ...gaveWay].includes(note.outcome);
  return {
    inward: of((note) => note.direction === 'in' && went(note)),
    outward: of((note) => note.direction === 'out' && went(note)),
    refused: of(({ outcome }) => wrong.includes(outcome)),
  };
}
