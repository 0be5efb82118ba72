import { type MessageKey, type Translate, translated } from '@/lib/i18n';
import { activityName, fieldName, type NameOf, type Rule, ruleText, spanText } from '@/lib/rules';
import type { Definition, StepJson, Trigger } from './api/flow';
import type { Exit } from './steps';

const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));
const asRule = (value: unknown) => value as Rule;

const none: NameOf = () => undefined;

function actText({ act, params }: StepJson, t: Translate, nameOf: NameOf): string {
  const key = `act.${text(act)}`;
  if (translated(t, key, '') === '') return text(act);
  const given = (params ?? {}) as Record<string, unknown>;
  const { campaignId, templateId, field } = given;
  return t(key as MessageKey, {
    ...given,
    status: text(given.status) || t('imports.defaultStatus'),
    field: fieldName(`person.${text(field)}`, t),
    campaign: campaignId ? (nameOf(text(campaignId)) ?? '…') : t('act.thisCampaign'),
    template: nameOf(text(templateId)) ?? '…',
  });
}

/** What happens, and of what: `form sent: Registration`. */
export function triggerText(
  { kind, params = {}, filter }: Trigger,
  t: Translate,
  nameOf: NameOf = none,
): string {
  const of = Object.values(params)
    .map((value) => nameOf(text(value)) ?? '')
    .filter(Boolean)
    .join(', ');
  const what = of ? `${activityName(kind, t)}: ${of}` : activityName(kind, t);
  const rule = filter && ruleText(filter, t, nameOf);
  return rule && rule !== t('rule.everyone') ? `${what} (${rule})` : what;
}

function waitText(json: StepJson, t: Translate, nameOf: NameOf): string {
  switch (json.wait) {
    case 'duration':
      return t('flowStep.waitFor', { span: spanText(json.for, t) });
    case 'date': {
      const date = json.on ? text(json.on) : fieldName(text(json.field), t);
      return json.offset
        ? t(json.side === 'before' ? 'flowStep.waitBefore' : 'flowStep.waitAfter', {
            span: spanText(json.offset, t),
            date,
          })
        : t('flowStep.waitDate', { date });
    }
    case 'until': {
      const what = [
        json.trigger && triggerText(json.trigger as Trigger, t, nameOf),
        json.rule && ruleText(asRule(json.rule), t, nameOf),
      ]
        .filter(Boolean)
        .join(` ${t('rule.or')} `);
      return t('flowStep.waitUntil', { what, span: spanText(json.atMost, t) });
    }
    default: {
      const days = Array.isArray(json.days)
        ? json.days.map((day) => translated(t, `day.${day}`, text(day))).join(', ')
        : '';
      return t('flowStep.waitWindow', { days, from: text(json.from), until: text(json.until) });
    }
  }
}

/** One step as a sentence in the reader's language. */
export function sentenceOf(json: StepJson, t: Translate, nameOf: NameOf = none): string {
  if ('act' in json) return actText(json, t, nameOf);
  if ('wait' in json) return waitText(json, t, nameOf);
  if ('goTo' in json) return t('flowStep.goTo', { count: Number(json.atMost) });
  if ('goal' in json)
    return t('flowStep.goal', {
      name: text(json.goal),
      rule: ruleText(asRule(json.when), t, nameOf),
    });
  if ('end' in json) return t('flowStep.end', { name: text(json.end) });
  if (json.branch === 'switch') return t('flowStep.switch', { field: fieldName(text(json.on), t) });
  return t(json.branch === 'random' ? 'flowStep.random' : 'flowStep.if');
}

/** What a way out is called; a step's only way needs no name. */
export function exitText({ kind, value }: Exit, t: Translate, nameOf: NameOf = none): string {
  switch (kind) {
    case 'when':
      return ruleText(asRule(value), t, nameOf);
    case 'is':
      return text(value);
    case 'share':
      return `${Math.round(Number(value) * 100)} %`;
    default:
      return t(`exit.${kind}`);
  }
}

/** Who comes in, and how often. */
export function entryText({ entry = {} }: Definition, t: Translate, nameOf: NameOf = none): string {
  const who = [
    ...(entry.triggers ?? []).map((trigger) => triggerText(trigger, t, nameOf)),
    ...(entry.audience ? [ruleText(entry.audience, t, nameOf)] : []),
  ].join(` ${t('rule.or')} `);
  const again =
    entry.again === 'always'
      ? t('flows.always')
      : entry.again && typeof entry.again === 'object' && 'every' in entry.again
        ? t('flows.every', { span: spanText(entry.again.every, t) })
        : t('flows.once');
  return t('flows.entry', { who: who || '–', again });
}
