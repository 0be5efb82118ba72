import type { Rule } from '@/lib/rules';
import type { Definition, StepJson } from './api/flow';
import type { Exit } from './steps';

/** The steps that the form can make; others are kept as they are. */
export const stepKinds = [
  'campaign.addMember',
  'campaign.setStatus',
  'email.send',
  'person.setField',
  'score.add',
  'wait',
  'waitUntil',
  'if',
  'end',
] as const;
export type StepKind = (typeof stepKinds)[number];
const isKind = (value: unknown): value is StepKind => stepKinds.some((kind) => kind === value);

/** What the form takes a step for; undefined where it says more than the form can. */
export function kindOf(json: StepJson): StepKind | undefined {
  if (isKind(json.act)) return json.act;
  if (json.wait === 'duration') return 'wait';
  if (json.wait === 'until') return json.rule ? undefined : 'waitUntil';
  if (json.branch === 'if') return 'if';
  return 'end' in json ? 'end' : undefined;
}

const everybody: Rule = { all: [] };

/** A new step of a kind, on the way to another one. */
function blankOf(kind: StepKind, next: string): StepJson {
  switch (kind) {
    case 'wait':
      return { wait: 'duration', for: [1, 'days'], next };
    case 'waitUntil':
      return {
        wait: 'until',
        trigger: { kind: 'email.clicked' },
        atMost: [7, 'days'],
        next,
        timedOut: next,
      };
    case 'if':
      return { branch: 'if', cases: [{ when: everybody, next }], else: next };
    case 'end':
      return { end: 'done' };
    case 'score.add':
      return { act: kind, params: { points: 1 }, next };
    case 'person.setField':
      return { act: kind, params: { field: 'language', value: 'en' }, next };
    default:
      return { act: kind, params: {}, next };
  }
}

/** A way out of a step that can be led elsewhere. */
export type Way = Exit & { lead: (to: string) => StepJson };
type Part = { next?: unknown; [key: string]: unknown };
const parts = (value: unknown): Part[] => (Array.isArray(value) ? value : []);

export function waysOf(json: StepJson): Way[] {
  const within = (list: 'cases' | 'shares') =>
    parts(json[list]).map((part, place): Way => {
      const kind = list === 'shares' ? 'share' : 'when' in part ? 'when' : 'is';
      return {
        to: String(part.next ?? ''),
        kind,
        value: list === 'shares' ? Number(part.weight) / 100 : (part.when ?? part.is),
        lead: (to) => ({ ...json, [list]: parts(json[list]).with(place, { ...part, next: to }) }),
      };
    });
  const own = (['next', 'refused', 'timedOut', 'else'] as const)
    .filter((kind) => typeof json[kind] === 'string' && !('goal' in json && kind === 'else'))
    .map(
      (kind): Way => ({
        to: String(json[kind]),
        kind,
        lead: (to) => ({ ...json, [kind]: to }),
      }),
    );
  return [...within('cases'), ...within('shares'), ...own];
}

const withStep = (definition: Definition, key: string, json: StepJson): Definition => ({
  ...definition,
  steps: { ...definition.steps, [key]: json },
});

export const changeStep = withStep;

/** A key that no step has yet, after its kind: `wait`, `wait2`, … */
function freshKey({ steps = {} }: Definition, kind: StepKind): string {
  const stem = kind.split('.').pop() ?? kind;
  if (!(stem in steps)) return stem;
  let place = 2;
  while (`${stem}${place}` in steps) place += 1;
  return `${stem}${place}`;
}

export type Place = { step: string; way: number };

/** Puts a new step on a way out of another one, or at the start; answers its key too. */
export function addStep(
  definition: Definition,
  kind: StepKind,
  place?: Place,
): { definition: Definition; key: string } {
  const key = freshKey(definition, kind);
  const before = place && definition.steps?.[place.step];
  const way = before && waysOf(before)[place.way];
  const after = way ? way.to : definition.start;
  const known = after && definition.steps?.[after] ? after : undefined;
  const last = known ?? 'done';
  const ended = known ? definition : withStep(definition, last, { end: 'done' });
  if (kind === 'end' && !known && !way) return { definition: { ...ended, start: last }, key: last };
  const added = withStep(ended, key, blankOf(kind, last));
  return way && place
    ? { definition: withStep(added, place.step, way.lead(key)), key }
    : { definition: { ...added, start: key }, key };
}

/** Whether a step can go: an end only where nothing leads to it. */
export const canGo = ({ steps = {}, start }: Definition, key: string) =>
  waysOf(steps[key] ?? {}).length > 0 ||
  (start !== key &&
    !Object.values(steps).some((each) => waysOf(each).some(({ to }) => to === key)));

/** Takes a step out; what led to it leads on to where it led first. */
export function removeStep(definition: Definition, key: string): Definition {
  const { [key]: gone, ...rest } = definition.steps ?? {};
  const on = waysOf(gone ?? {}).find(({ to }) => to !== key)?.to ?? '';
  const steps = Object.fromEntries(
    Object.entries(rest).map(([name, json]) => {
      const led = waysOf(json).reduce(
        (step, { to }, place) => (to === key ? (waysOf(step)[place]?.lead(on) ?? step) : step),
        json,
      );
      return [name, led.goTo === key ? { ...led, goTo: on } : led];
    }),
  );
  const { start, ...others } = definition;
  const first = start === key ? on : start;
  return { ...others, ...(first ? { start: first } : {}), steps };
}

/** The faults of a draft by the step that they are on; those of no step are under an empty key. */
export function faultsByStep<T extends { pointer: string }>(faults: T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const fault of faults) {
    const step = /\/steps\/([^/]+)/.exec(fault.pointer)?.[1] ?? '';
    const key = decodeURIComponent(step.replaceAll('~1', '/').replaceAll('~0', '~'));
    found.set(key, [...(found.get(key) ?? []), fault]);
  }
  return found;
}
