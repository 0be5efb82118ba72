import { describe, expect, it } from 'vitest';
import { type CustomField, fieldChanges, textsOf } from './fields';

const field = (key: string, type: CustomField['type']): CustomField => ({
  key,
  label: key,
  subject: 'person',
  type,
});
const fields = [
  field('seats', 'number'),
  field('vip', 'boolean'),
  field('price', 'money'),
  field('diet', 'text'),
];

describe('custom fields', () => {
  it('send only what differs, typed', () => {
    const was = { seats: 2, vip: true, price: { amount: '10.00', currency: 'CHF' }, diet: 'none' };
    const texts = { ...textsOf(fields, was), seats: '2,5', vip: 'false', price: '12,50' };
    expect(fieldChanges(fields, was, texts)).toEqual({
      fields: { seats: 2.5, vip: false, price: { amount: '12.50', currency: 'CHF' } },
    });
  });

  it('take a value away when its input is emptied, and send nothing when nothing changed', () => {
    expect(fieldChanges(fields, { diet: 'vegan' }, { diet: '' })).toEqual({
      fields: { diet: null },
    });
    expect(fieldChanges(fields, { diet: 'vegan' }, textsOf(fields, { diet: 'vegan' }))).toEqual({});
  });
});
