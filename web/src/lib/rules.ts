import { type MessageKey, type Translate, translated } from './i18n';

/** A rule as the server keeps it: all, any, not, n of, or one condition. */
export type Rule = { [key: string]: unknown };
/** The name behind an id, or the label behind the path of a custom field, where the reader has it. */
export type NameOf = (id: string) => string | undefined;

const isRule = (value: unknown): value is Rule => typeof value === 'object' && value !== null;
const rules = (value: unknown): Rule[] => (Array.isArray(value) ? value.filter(isRule) : []);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const memberFields: Record<string, MessageKey> = {
  status: 'members.status',
  rank: 'ladder.rank',
  responded: 'members.responded',
  success: 'members.success',
  closed: 'ladder.closed',
  standing: 'members.standing',
  cause: 'members.cause',
  reason: 'members.reason',
};

export function fieldName(path: string, t: Translate): string {
  const [holder, key = '', custom] = path.split('.');
  if (custom) return custom;
  const member = holder === 'member' ? memberFields[key] : undefined;
  if (member) return t(member);
  return translated(t, `ruleField.${path}`, translated(t, `field.${key}`, key));
}

const valueKeys: Record<string, string> = {
  'person.stage': 'stage',
  'person.kind': 'people',
  'campaign.style': 'style',
  'campaign.type': 'type',
  'campaign.status': 'status',
  'member.standing': 'standing',
  'member.cause': 'cause',
};

/** A value that is one of our own words, in the reader's; else as it stands. */
export function valueName(field: string, value: string, t: Translate): string {
  const start = valueKeys[field];
  return start ? translated(t, `${start}.${value}`, value) : value;
}

export const activityName = (type: string, t: Translate) => translated(t, `activity.${type}`, type);

/** `[3, "days"]` in words. */
export function spanText(span: unknown, t: Translate): string {
  const [count, unit] = Array.isArray(span) ? span : [];
  const key = `span.${String(unit)}`;
  return translated(t, key, '') === ''
    ? texts(span).join(' ')
    : t(key as MessageKey, { count: Number(count) });
}

function valueText(field: string, value: unknown, t: Translate): string {
  if (typeof value === 'boolean') return t(value ? 'ruleValue.yes' : 'ruleValue.no');
  if (isRule(value)) {
    if ('amount' in value) return `${value.amount} ${value.currency}`;
    return String(value.day ?? value.moment ?? '');
  }
  const text = String(value);
  const name = valueName(field, text, t);
  return name === text ? t('rule.quoted', { text }) : name;
}

function testText({ field, op, value, values }: Rule, t: Translate, nameOf: NameOf): string {
  const path = String(field);
  const word = translated(t, `op.${String(op)}`, String(op));
  const start = `${nameOf(path) ?? fieldName(path, t)} ${word}`;
  if (/In(Last|Next)$|^in(Last|Next)$/.test(String(op))) return `${start} ${spanText(values, t)}`;
  const operands = values === undefined ? (value === undefined ? [] : [value]) : values;
  const shown = (operands as unknown[]).map((each) => valueText(path, each, t));
  const joined = shown.join(op === 'between' ? ` ${t('rule.and')} ` : ', ');
  return joined ? `${start} ${joined}` : start;
}

function didText(
  { did, where, atLeast, atMost, withinDays, within }: Rule,
  t: Translate,
  nameOf: NameOf,
): string {
  const activity = activityName(String(did), t);
  const never = atMost === 0;
  const often = !never && Number(atLeast ?? 1) > 1;
  const what = never
    ? t('rule.didNot', { activity })
    : often
      ? t('rule.didOften', { activity, count: Number(atLeast) })
      : t('rule.did', { activity });
  const span = withinDays === undefined ? within : [withinDays, 'days'];
  const when = span === undefined ? '' : ` ${t('op.inLast')} ${spanText(span, t)}`;
  const filters = rules(where).map((each) => testText(each, t, nameOf));
  return what + when + (filters.length > 0 ? ` (${filters.join(', ')})` : '');
}

function memberText(member: unknown, t: Translate, nameOf: NameOf): string {
  const { campaignId, statuses } = isRule(member) ? member : {};
  const campaign = nameOf(String(campaignId)) ?? t('rule.someCampaign');
  const wanted = texts(statuses);
  return wanted.length > 0
    ? t('rule.memberAs', { campaign, statuses: wanted.join(', ') })
    : t('rule.memberOf', { campaign });
}

/** A rule as one sentence in the reader's language. */
export function ruleText(rule: Rule, t: Translate, nameOf: NameOf = () => undefined): string {
  const each = (value: unknown) => rules(value).map((part) => ruleText(part, t, nameOf));
  const group = (parts: string[], glue: string) =>
    parts.map((part) => (parts.length > 1 && / \(/.test(part) ? `(${part})` : part)).join(glue);
  if ('all' in rule) return group(each(rule.all), ` ${t('rule.and')} `) || t('rule.everyone');
  if ('any' in rule) return group(each(rule.any), ` ${t('rule.or')} `) || t('rule.nobody');
  if ('not' in rule && isRule(rule.not))
    return t('rule.not', { rule: ruleText(rule.not, t, nameOf) });
  if ('of' in rule)
    return t('rule.atLeastOf', { count: Number(rule.atLeast), rules: each(rule.of).join('; ') });
  if ('did' in rule) return didText(rule, t, nameOf);
  if ('memberOf' in rule) return memberText(rule.memberOf, t, nameOf);
  if ('inList' in rule) return t('rule.inList', { name: nameOf(String(rule.inList)) ?? '…' });
  if ('inSegment' in rule)
    return t('rule.inSegment', { name: nameOf(String(rule.inSegment)) ?? '…' });
  if ('hasDeal' in rule) return t('rule.hasDeal');
  return testText(rule, t, nameOf);
}
