import { type MessageKey, type Translate, translated } from '@/lib/i18n';
import { activityName, fieldName, type Rule, ruleText, spanText } from '@/lib/rules';
import type { Definition, StepJson, Trigger } from './api/flow';
import type { Exit } from './steps';

const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));
const asRule = (value: unknown) => value as Rule;

function actText({ act, params }: StepJson, t: Translate): string {
  const key = `act.${text(act)}`;
  if (translated(t, key, '') === '') return text(act);
  const values = Object.fromEntries(
    Object.entries((params ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      name === 'field' ? fieldName(`person.${text(value)}`, t) : text(value),
    ]),
  );
  return t(key as MessageKey, values);
}

export function triggerText({ kind, filter }: Trigger, t: Translate): string {
  const rule = filter && ruleText(filter, t);
  const narrow = rule && rule !== t('rule.everyone');
  return narrow ? `${activityName(kind, t)} (${rule})` : activityName(kind, t);
}

function waitText(json: StepJson, t: Translate): string {
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
        json.trigger && triggerText(json.trigger as Trigger, t),
        json.rule && ruleText(asRule(json.rule), t),
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
export function sentenceOf(json: StepJson, t: Translate): string {
  if ('act' in json) return actText(json, t);
  if ('wait' in json) return waitText(json, t);
  if ('goTo' in json) return t('flowStep.goTo', { count: Number(json.atMost) });
  if ('goal' in json)
    return t('flowStep.goal', { name: text(json.goal), rule: ruleText(asRule(json.when), t) });
  if ('end' in json) return t('flowStep.end', { name: text(json.end) });
  if (json.branch === 'switch') return t('flowStep.switch', { field: fieldName(text(json.on), t) });
  return t(json.branch === 'random' ? 'flowStep.random' : 'flowStep.if');
}

/** What a way out is called; a step's only way needs no name. */
export function exitText({ kind, value }: Exit, t: Translate): string {
  switch (kind) {
    case 'when':
      return ruleText(asRule(value), t);
    case 'is':
      return text(value);
    case 'share':
      return `${Math.round(Number(value) * 100)} %`;
    default:
      return t(`exit.${kind}`);
  }
}

/** Who comes in, and how often. */
export function entryText({ entry = {} }: Definition, t: Translate): string {
  const who = [
    ...(entry.triggers ?? []).map((trigger) => triggerText(trigger, t)),
    ...(entry.audience ? [ruleText(entry.audience, t)] : []),
  ].join(` ${t('rule.or')} `);
  const again =
    entry.again === 'always'
      ? t('flows.always')
      : entry.again && typeof entry.again === 'object' && 'every' in entry.again
        ? t('flows.every', { span: spanText(entry.again.every, t) })
        : t('flows.once');
  return t('flows.entry', { who: who || '–', again });
}
