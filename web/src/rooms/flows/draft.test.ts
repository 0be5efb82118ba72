import { expect, it } from 'vitest';
import type { Definition } from './api/flow';
import { addStep, canGo, changeStep, faultsByStep, kindOf, removeStep, waysOf } from './draft';

const flow: Definition = {
  entry: {},
  start: 'wait',
  steps: {
    wait: { wait: 'duration', for: [1, 'days'], next: 'decide' },
    decide: { branch: 'if', cases: [{ when: { all: [] }, next: 'send' }], else: 'done' },
    send: { act: 'email.send', params: { templateId: 't1' }, next: 'done' },
    done: { end: 'done' },
  },
};

it('gives an empty draft a first step and an end', () => {
  const { definition, key } = addStep({ entry: {} }, 'email.send');
  expect(key).toBe('send');
  expect(definition.start).toBe('send');
  expect(definition.steps).toEqual({
    send: { act: 'email.send', params: {}, next: 'done' },
    done: { end: 'done' },
  });
});

it('puts a step on one way out of another, and leaves the other ways', () => {
  const { definition, key } = addStep(flow, 'wait', { step: 'decide', way: 0 });
  expect(key).toBe('wait2');
  expect(definition.steps?.wait2).toMatchObject({ next: 'send' });
  expect(waysOf(definition.steps?.decide ?? {}).map(({ to }) => to)).toEqual(['wait2', 'done']);
});

it('leads past a step that is taken out', () => {
  const without = removeStep(flow, 'send');
  expect(waysOf(without.steps?.decide ?? {}).map(({ to }) => to)).toEqual(['done', 'done']);
  expect(removeStep(flow, 'wait').start).toBe('decide');
  expect(flow.steps?.send).toBeDefined();
});

it('keeps an end that other steps lead to', () => {
  expect(canGo(flow, 'done')).toBe(false);
  expect(canGo(flow, 'send')).toBe(true);
  expect(canGo(changeStep(flow, 'lost', { end: 'lost' }), 'lost')).toBe(true);
});

it('knows which steps its form can show', () => {
  expect(kindOf({ wait: 'until', trigger: { kind: 'x' } })).toBe('waitUntil');
  expect(kindOf({ wait: 'window' })).toBeUndefined();
  expect(kindOf({ act: 'something.new' })).toBeUndefined();
});

it('puts the faults of the server on their steps', () => {
  const faults = [
    { pointer: '/definition/steps/send/params/templateId' },
    { pointer: '/definition/entry' },
  ];
  expect([...faultsByStep(faults).keys()]).toEqual(['send', '']);
});
