import { decimal } from '@/lib/fields';
import type { Rule } from '@/lib/rules';
import { type FieldType, type RuleField, typeOf } from './fields';

/** One line of the builder: what is looked at, how, and against what. */
export type Row = { key: number; what: string; op: string; value: string; extra: string };
export type Glue = 'all' | 'any';
export type Draft = { glue: Glue; rows: Row[] };

const bare = ['empty', 'notEmpty'];
const text = ['eq', 'ne', 'contains', 'notContains', 'startsWith', 'endsWith', ...bare];
const dated = ['before', 'after', 'onOrBefore', 'onOrAfter', 'inLast', 'notInLast', 'inNext'];
const ops: Record<FieldType, string[]> = {
  text,
  pick: ['eq', 'ne', ...bare],
  number: ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', ...bare],
  money: ['lt', 'lte', 'gt', 'gte', 'eq', 'ne', ...bare],
  day: [...dated, 'anniversary', ...bare],
  moment: [...dated, ...bare],
  bool: ['eq'],
};
const special: Record<string, string[]> = {
  did: ['did', 'didNot'],
  memberOf: ['is', 'isNot'],
  inList: ['is', 'isNot'],
};

export const opsFor = (what: string, type: FieldType) => special[what] ?? ops[type];
export const needsNothing = (op: string) => [...bare, 'anniversary'].includes(op);
export const isSpan = (op: string) => ['inLast', 'notInLast', 'inNext'].includes(op);

function didOf({ op, value, extra }: Row): Rule | undefined {
  if (!value) return undefined;
  const within = Number(extra) > 0 ? { withinDays: Number(extra) } : {};
  return { did: value, ...(op === 'didNot' ? { atMost: 0 } : {}), ...within };
}

export const currencyOf = (extra: string) => extra.trim().toUpperCase() || 'EUR';

function testOf({ what, op, value, extra }: Row, type: FieldType): Rule | undefined {
  const start = { field: what, op };
  if (needsNothing(op)) return start;
  if (isSpan(op))
    return Number(value) > 0 ? { ...start, values: [Number(value), 'days'] } : undefined;
  if (value.trim() === '') return undefined;
  if (type === 'bool') return { ...start, value: value === 'true' };
  if (type === 'money')
    return { ...start, value: { amount: decimal(value), currency: currencyOf(extra) } };
  if (type !== 'number') return { ...start, value: value.trim() };
  if (op !== 'between') return { ...start, value: Number(value) };
  return extra === '' ? undefined : { ...start, values: [Number(value), Number(extra)] };
}

const negated = (op: string, rule: Rule) => (op === 'isNot' ? { not: rule } : rule);

/** The condition of one line; none while it is unfinished. */
export function conditionOf(row: Row, type: FieldType): Rule | undefined {
  const { what, op, value, extra } = row;
  if (what === 'did') return didOf(row);
  if (what === 'inList') return value ? negated(op, { inList: value }) : undefined;
  if (what === 'memberOf') {
    const statuses = extra.trim() ? { statuses: [extra.trim()] } : {};
    return value ? negated(op, { memberOf: { campaignId: value, ...statuses } }) : undefined;
  }
  return testOf(row, type);
}

function moneyRow({ field, op, value }: Rule, key: number): Row | undefined {
  const { amount, currency } = (value ?? {}) as { amount?: string; currency?: string };
  if (!amount || !currency) return undefined;
  return { key, what: String(field), op: String(op), value: amount, extra: currency };
}

function rowOf(rule: Rule, key: number): Row | undefined {
  const inner = 'not' in rule ? (rule.not as Rule) : rule;
  const op = 'not' in rule ? 'isNot' : 'is';
  if ('inList' in inner) return { key, what: 'inList', op, value: String(inner.inList), extra: '' };
  if ('memberOf' in inner) {
    const { campaignId, statuses, ...rest } = inner.memberOf as Record<string, unknown>;
    const names = Array.isArray(statuses) ? statuses : [];
    if (Object.keys(rest).length > 0 || names.length > 1) return undefined;
    return { key, what: 'memberOf', op, value: String(campaignId), extra: String(names[0] ?? '') };
  }
  if ('not' in rule) return undefined;
  if ('did' in rule) {
    const { did, atMost, withinDays = '', atLeast = 1, ...rest } = rule;
    if (Object.keys(rest).length > 0 || atLeast !== 1 || (atMost ?? 0) !== 0) return undefined;
    const op = atMost === 0 ? 'didNot' : 'did';
    return { key, what: 'did', op, value: String(did), extra: String(withinDays) };
  }
  if (!('field' in rule)) return undefined;
  if (typeof rule.value === 'object') return moneyRow(rule, key);
  const [first, second = ''] = Array.isArray(rule.values) ? rule.values : [rule.value ?? ''];
  if (isSpan(String(rule.op)) && second !== 'days') return undefined;
  return {
    key,
    what: String(rule.field),
    op: String(rule.op),
    value: String(first),
    extra: isSpan(String(rule.op)) ? '' : String(second),
  };
}

/** The lines of a rule that was built here; none where it says more than lines can. */
export function rowsOf(rule: Rule): Draft | undefined {
  const glue: Glue = 'any' in rule ? 'any' : 'all';
  const parts = (Array.isArray(rule[glue]) ? rule[glue] : [rule]) as Rule[];
  const rows = parts.map(rowOf);
  return rows.every((row) => row !== undefined) ? { glue, rows } : undefined;
}

export const blank = (key: number, what: string, type: FieldType): Row => ({
  key,
  what,
  op: opsFor(what, type)[0] ?? 'eq',
  value: '',
  extra: '',
});

/** The lines to start with: those of a rule, or one empty line; none where lines cannot say it. */
export const draftOf = (rule: Rule | undefined, fields: RuleField[]): Draft | undefined => {
  if (rule) return rowsOf(rule);
  const first = fields[0];
  return { glue: 'all', rows: first ? [blank(0, first.path, first.type)] : [] };
};

/** The rule that the lines say; none while one of them is unfinished. */
export function ruleOf({ glue, rows }: Draft, fields: RuleField[]): Rule | undefined {
  const conditions = rows.map((row) => conditionOf(row, typeOf(row.what, fields)));
  const whole = conditions.length > 0 && conditions.every((each) => each !== undefined);
  return whole ? { [glue]: conditions } : undefined;
}
