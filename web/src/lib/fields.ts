import type { Money } from './format';
import { whole } from './paging';

export type CustomField = {
  key: string;
  label: string;
  subject: 'person' | 'campaign' | 'member' | 'company';
  type: 'text' | 'number' | 'money' | 'date' | 'boolean' | 'pick';
  options?: string[];
};
export type Values = Record<string, unknown>;
/** Values as they stand in a form. */
export type Texts = Record<string, string>;

export const customFieldsQuery = whole<CustomField>('/fields');

export const decimal = (text: string) => text.trim().replace(/\s/g, '').replace(',', '.');

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value;

/** How a value stands in a form. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return isMoney(value) ? value.amount : String(value);
}

export const textsOf = (fields: CustomField[], values: Values = {}): Texts =>
  Object.fromEntries(fields.map(({ key }) => [key, textOf(values[key])]));

function typed({ type }: CustomField, text: string, was: unknown, currency: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (type === 'boolean') return trimmed === 'true';
  if (type === 'number') return Number(decimal(trimmed));
  if (type === 'money')
    return { amount: decimal(trimmed), currency: isMoney(was) ? was.currency : currency };
  return trimmed;
}

/** Only what differs, in the form that the server takes; nothing when all is as it was. */
export function fieldChanges(
  fields: CustomField[],
  was: Values = {},
  texts: Texts = {},
  currency = 'EUR',
): { fields?: Values } {
  const changed = fields
    .filter(({ key }) => key in texts && texts[key] !== textOf(was[key]))
    .map((field) => [field.key, typed(field, texts[field.key] ?? '', was[field.key], currency)]);
  return changed.length > 0 ? { fields: Object.fromEntries(changed) } : {};
}
