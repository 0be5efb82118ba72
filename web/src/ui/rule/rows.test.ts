import { expect, it } from 'vitest';
import { fieldsOf, typeOf } from './fields';
import { conditionOf, draftOf, rowsOf, ruleOf } from './rows';

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

it('writes money with its currency, and reads it back', () => {
  const line = row('campaign.budgetedCost', 'gt', '1000,50', 'sek');
  const rule = { all: [conditionOf(line, 'money') ?? {}] };
  expect(rule.all[0]).toMatchObject({ value: { amount: '1000.50', currency: 'SEK' } });
  expect(rowsOf(rule)?.rows).toEqual([{ ...line, value: '1000.50', extra: 'SEK' }]);
});

it('knows the types of own and custom fields', () => {
  const fields = fieldsOf(
    ['person', 'campaign'],
    [
      { key: 'renewal', label: 'Renewal', subject: 'person', type: 'date' },
      { key: 'seat', label: 'Seat', subject: 'member', type: 'text' },
    ],
    { 'campaign.type': ['event'] },
  );
  expect(typeOf('person.createdAt', fields)).toBe('moment');
  expect(typeOf('person.fields.renewal', fields)).toBe('day');
  expect(typeOf('campaign.budgetedCost', fields)).toBe('money');
  expect(typeOf('campaign.type', fields)).toBe('pick');
  expect(fields.some(({ path }) => path === 'member.fields.seat')).toBe(false);
});

it('starts with one empty line, which is no rule yet', () => {
  const fields = fieldsOf(['campaign'], []);
  const draft = draftOf(undefined, fields);
  expect(draft?.rows).toHaveLength(1);
  expect(draft && ruleOf(draft, fields)).toBeUndefined();
});
