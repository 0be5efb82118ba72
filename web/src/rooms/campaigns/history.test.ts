import { expect, it } from 'vitest';
import { linesOf } from './api/history';

const entry = (changes: Record<string, { from: unknown; to: unknown }>) => ({
  id: '1',
  at: '2026-11-22T10:00:00Z',
  actor: 'Maria',
  origin: 'ui',
  changes,
});

it('writes a line for each field that changed, with money as an amount', () => {
  const changes = {
    budgetedCost: { from: null, to: { amount: '12.30', currency: 'EUR' } },
    tags: { from: [], to: null },
  };
  expect(linesOf(entry(changes))).toMatchObject([
    { what: 'budgetedCost', from: null, to: '12.30 EUR' },
  ]);
});

it('says that a campaign was made in one line', () => {
  const changes = { name: { from: null, to: 'Fair' }, style: { from: null, to: 'sales' } };
  expect(linesOf(entry(changes))).toMatchObject([{ what: 'created', to: 'Fair' }]);
});
