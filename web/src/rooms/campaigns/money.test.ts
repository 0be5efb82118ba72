import { expect, it } from 'vitest';
import type { Cost } from './api/costs';
import { totals } from './MoneyTab';

const line = (amount: string, currency: string, kind: Cost['kind'] = 'actual'): Cost => ({
  id: amount + currency,
  version: 1,
  date: '2026-11-01',
  amount: { amount, currency },
  kind,
});

it('adds cents exactly, each currency for itself, one kind at a time', () => {
  const lines = [
    line('0.10', 'EUR'),
    line('0.20', 'EUR'),
    line('5', 'CHF'),
    line('9', 'EUR', 'planned'),
  ];
  expect(totals(lines, 'actual')).toEqual([
    { amount: '0.30', currency: 'EUR' },
    { amount: '5.00', currency: 'CHF' },
  ]);
});
