import type { Formats } from '@/lib/format';
import type { Translate } from '@/lib/i18n';
import type { AgreedField } from './api/agreed';
import { readable, shown } from './codes';

const numbers = ['number', 'whole', 'money'];
/** Shown as they stand. */
const plain = ['text', 'pick', 'campaign', 'user'];

/** A value of ours in the reader's way: amounts with their currency, states and types by label. */
export function ourValue(
  t: Translate,
  formats: Formats,
  { ours, form }: AgreedField,
  value: string | null,
  currency: string,
): string {
  if (value === null) return shown(t, formats, null);
  if (form === 'money') return formats.money({ amount: value, currency });
  return plain.includes(form) ? value : theirValue(t, formats, form, value, ours);
}

/** Somebody without a name among those who were read, such as a team or an integration. */
export const isId = (value: string) =>
  /^[0-9a-f-]{32,36}$/i.test(value) || /^(?=.*\d)\w{1,18}$/.test(value);

/** A value of theirs: their own words; numbers, dates and flags in the reader's way. */
export function theirValue(
  t: Translate,
  formats: Formats,
  form: AgreedField['form'],
  value: string | null,
  field?: string,
): string {
  if (value === null) return shown(t, formats, null);
  if (numbers.includes(form) && Number.isFinite(Number(value)))
    return formats.number(Number(value));
  if (form === 'flag' && /^(true|false)$/i.test(value)) {
    return shown(t, formats, value.toLowerCase() === 'true');
  }
  if (form === 'user' && isId(value)) return t('agreed.otherOwner');
  if (form === 'pick') return readable(value);
  return form === 'date' || field ? shown(t, formats, value, field) : value;
}

/** Nothing here and nothing, or a nought that was never set, there; then as now. */
export const isEmpty = ({ agreed, now, form }: AgreedField) =>
  [agreed?.ours, now.ours].every((value) => value === null || value === undefined) &&
  [agreed?.theirs, now.theirs].every(
    (value) => (value ?? null) === null || (numbers.includes(form) && Number(value) === 0),
  );

/** Labels that read the same, however they are written: `NO_SHOW` is `No show`. */
export function readsAlike(one: string, other: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return bare(one) === bare(other);
}

const most = 120;

/** The beginning of a long text, up to the end of a word. */
export function beginning(text: string): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf(' ', most);
  return `${text.slice(0, end > 0 ? end : most)} …`;
}
