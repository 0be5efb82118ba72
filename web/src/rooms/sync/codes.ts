import type { Formats } from '@/lib/format';
import { type Translate, translated } from '@/lib/i18n';
import type { CheckStep } from './api/check';
import type { Health } from './api/connections';
import type { Loss, Requirement } from './api/connectors';
import type { Item } from './api/inbox';

type Values = Record<string, unknown>;

/** Names of theirs that are written in one word. */
const oneWord: Record<string, string> = {
  lastname: 'lastName',
  firstname: 'firstName',
  companyname: 'company',
  jobtitle: 'jobTitle',
};

/** `expectedRevenue`, `ExpectedRevenue` or `hs_start_date` in the reader's words, else taken apart. */
export function fieldName(t: Translate, field: string): string {
  const bare = field
    .replace(/^fields\.|^hs_|__c$/g, '')
    .replace(/_(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
  const first = bare.charAt(0).toLowerCase() + bare.slice(1);
  const key = oneWord[first] ?? first;
  const apart = bare.replace(
    /(\p{Ll})(\p{Lu})/gu,
    (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
  return translated(t, `field.${key}`, apart.charAt(0).toUpperCase() + apart.slice(1));
}

/** A choice that is only a code, such as `in_progress` or `NO_SHOW`, as it would be read. */
export function readable(text: string): string {
  if (!/^([a-z]+(_[a-z]+)*|[A-Z]{5,}|[A-Z]+(_[A-Z]+)+)$/.test(text)) return text;
  const apart = text.replaceAll('_', ' ').toLowerCase();
  return apart.charAt(0).toUpperCase() + apart.slice(1);
}

/** A field of theirs by its label; where that is only its name, in the reader's words. */
export const labelOf = (t: Translate, { name, label }: { name: string; label: string }) =>
  label === name ? fieldName(t, name) : label;

const names = (t: Translate, list: unknown) =>
  (Array.isArray(list) ? list.map(String) : String(list ?? '').split(','))
    .map((name) => fieldName(t, name.trim()))
    .filter(Boolean)
    .join(', ');

/** Parameters as words: fields by their names, times in the reader's way. */
function valuesOf(t: Translate, params: Values | null | undefined, formats?: Formats): Values {
  const { field, fields, concept, concepts, value, until } = params ?? {};
  return {
    ...params,
    field: names(t, field ?? concept),
    fields: names(t, fields ?? concepts ?? field),
    value: translated(t, `status.${value}`, String(value ?? '')),
    until: typeof until === 'string' && formats ? formats.exact(until) : '',
  };
}

export const sayLoss = (t: Translate, { code, params }: Loss) =>
  translated(t, `loss.${code}`, t('loss.other'), valuesOf(t, params));

export const sayReach = (t: Translate, reason: string) =>
  translated(t, `reach.${reason}`, t('reach.other'));

export const sayRequirement = (t: Translate, { kind, field, standIn }: Requirement) => {
  const values = {
    record: translated(t, `recordKind.${kind.toLowerCase()}`, kind),
    field: fieldName(t, field),
  };
  return standIn ? t('need.standIn', { ...values, standIn }) : t('need.refused', values);
};

/** What is wrong, and the way out. What was to be waited for may be over before the next run. */
export function sayHealth(t: Translate, { code, params }: Health, formats: Formats) {
  const { until } = params ?? {};
  const isOver = typeof until === 'string' && Date.parse(until) <= Date.now();
  const key = isOver ? `${code}Over` : code;
  const values = valuesOf(t, params, formats);
  return {
    what: translated(t, `health.${key}`, t('health.other'), values),
    wayOut: translated(t, `healthFix.${key}`, t('healthFix.other'), values),
  };
}

export const sayCause = (t: Translate, { cause, details }: CheckStep) => ({
  what: translated(t, `setUp.${cause}`, t('setUp.other')),
  wayOut: translated(t, `setUpFix.${cause}`, t('setUpFix.other')),
  details: cause === 'throttled' ? [] : details,
});

/** Why something waits; what the other side said stands beside it. */
export function sayReason(
  t: Translate,
  { kind, reason, params, count }: Pick<Item, 'kind' | 'reason' | 'params' | 'count'>,
  system = '',
): string {
  const values = { ...valuesOf(t, params), count: count ?? 0 };
  const each = translated(t, `reason.${reason}`, t('reason.other'), values);
  // Of many at once nothing is said that only one of them has.
  const usual = params ? each : translated(t, `reasonOfAll.${reason}`, each, values);
  const ofKind = translated(t, `reason.${kind}.${reason}`, usual, values);
  return translated(t, `reason.${kind}.${reason}.${system}`, ofKind, values);
}

/** What was said in words of their own: by the other side, or by a rule that somebody here wrote. */
export const quote = (t: Translate, reason: string, text: string) =>
  t(reason === 'ruleBroken' ? 'inbox.ruleSays' : 'inbox.theySay', { text });

/** A refusal or answer of the other side: our own codes in words, theirs as they came. */
export const sayAnswer = (t: Translate, answer: string) =>
  translated(t, `refusal.${answer}`, answer);

/**
 * What the other side said of a record: its code, and its own words.
 * @param answer its code, shown as it came where we have no words for it; else only one we know is
 */
export function theirWords(
  t: Translate,
  params: Values | null | undefined,
  answer: string | null = null,
) {
  const code = answer ?? (typeof params?.code === 'string' ? params.code : '');
  const message = typeof params?.message === 'string' ? params.message : '';
  const words = code ? sayAnswer(t, code) : '';
  // Of a record that is gone nothing more is said there.
  if (code === 'goneThere') return words;
  const said = words === code && answer === null ? '' : words;
  return [said, message].filter(Boolean).join(': ');
}

const amounts = ['budgetedCost', 'expectedCost', 'actualCost', 'expectedRevenue'];
const iso = /^\d{4}-\d\d-\d\d(T|$)/;

/** A value of any record as text: a dash for nothing, dates in the reader's way, keys as words. */
export function shown(
  t: Translate,
  formats: Formats,
  value: unknown,
  field?: string | null,
): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'ruleValue.yes' : 'ruleValue.no');
  if (typeof value === 'number') return formats.number(value);
  if (Array.isArray(value)) return value.map((each) => shown(t, formats, each)).join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, each]) => `${fieldName(t, key)}: ${shown(t, formats, each, key)}`)
      .join(', ');
  }
  const text = String(value);
  if (iso.test(text)) return text.length === 10 ? formats.date(text) : formats.exact(text);
  if (field && amounts.includes(field) && Number.isFinite(Number(text))) {
    return formats.number(Number(text));
  }
  if (field === 'status') return translated(t, `status.${text}`, readable(text));
  if (field === 'type') return translated(t, `type.${text}`, text);
  return translated(t, `consent.${text}`, text);
}
