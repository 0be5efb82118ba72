import { expect, it } from 'vitest';
import { conditionOf, rowsOf, typeOf } from './rows';

const row = (what: string, op: string, value = '', extra = '') => ({
  key: 0,
  what,
  op,
  value,
  extra,
});

it('writes numbers as numbers, spans in days, and nothing while a line is unfinished', () => {
  expect(conditionOf(row('person.fields.income', 'between', '1', '2'), 'number')).toEqual({
    field: 'person.fields.income',
    op: 'between',
    values: [1, 2],
  });
  expect(conditionOf(row('person.createdAt', 'inLast', '30'), 'moment')).toEqual({
    field: 'person.createdAt',
    op: 'inLast',
    values: [30, 'days'],
  });
  expect(conditionOf(row('person.email', 'endsWith'), 'text')).toBeUndefined();
});

it('reads back what it wrote', () => {
  const lines = [
    row('person.email', 'endsWith', '@x.fi'),
    row('did', 'didNot', 'email.clicked', '30'),
    row('memberOf', 'isNot', 'c1', 'Attended'),
  ];
  const rule = { any: lines.map((line) => conditionOf(line, 'text') ?? {}) };
  expect(rowsOf(rule)).toEqual({
    glue: 'any',
    rows: lines.map((line, key) => ({ ...line, key })),
  });
});

it('leaves alone what lines cannot say', () => {
  expect(rowsOf({ all: [{ any: [] }] })).toBeUndefined();
  expect(rowsOf({ atLeast: 2, of: [] })).toBeUndefined();
});

it('knows the types of own and custom fields', () => {
  expect(typeOf('person.createdAt', [])).toBe('moment');
  expect(typeOf('person.fields.renewal', [{ key: 'renewal', type: 'date' }])).toBe('day');
});
