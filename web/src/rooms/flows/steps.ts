import type { Definition, StepJson } from './api/flow';

/** A way out of a step: which one it is, and where it leads. */
export type Exit = {
  to: string;
  kind: 'next' | 'refused' | 'timedOut' | 'when' | 'is' | 'share' | 'else' | 'goTo';
  value?: unknown;
};
export type Step = { key: string; json: StepJson; exits: Exit[] };

type Case = { [key: string]: unknown };
const cases = (value: unknown): Case[] => (Array.isArray(value) ? value : []);

function exitsOf(json: StepJson): Exit[] {
  const exits: Exit[] = [];
  const add = (to: unknown, kind: Exit['kind'], value?: unknown) => {
    if (typeof to === 'string') exits.push({ to, kind, value });
  };
  for (const each of cases(json.cases)) {
    if ('when' in each) add(each.next, 'when', each.when);
    else add(each.next, 'is', each.is);
  }
  const shares = cases(json.shares);
  const whole = shares.reduce((sum, { weight }) => sum + Number(weight), 0);
  for (const { next, weight } of shares) add(next, 'share', Number(weight) / (whole || 1));
  add(json.goTo, 'goTo', json.atMost);
  add(json.next, 'next');
  add(json.refused, 'refused');
  add(json.timedOut, 'timedOut');
  if (json.branch !== undefined) add(json.else, 'else');
  return exits;
}

/** Steps in the order in which a run may meet them; those that nothing leads to come last. */
export function stepsOf({ start, steps = {} }: Definition): Step[] {
  const order: string[] = [];
  const waiting = start ? [start] : [];
  const all = Object.fromEntries(
    Object.entries(steps).map(([key, json]) => [key, { key, json, exits: exitsOf(json) }]),
  );
  while (waiting.length > 0) {
    const key = waiting.shift();
    if (key === undefined || order.includes(key) || !all[key]) continue;
    order.push(key);
    waiting.push(...all[key].exits.map(({ to }) => to));
  }
  const rest = Object.keys(all).filter((key) => !order.includes(key));
  return [...order, ...rest].flatMap((key) => all[key] ?? []);
}
