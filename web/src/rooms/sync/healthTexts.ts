import type { Formats } from '@/lib/format';
import { type Translate, translated } from '@/lib/i18n';
import type { HealthClass } from './api/health';
import { sayAnswer, sayHealth, sayReason, theirWords } from './codes';

const ours = ['call', 'field'];

/** What is wrong, what the other side says of it, and the way out. */
export function sayClass(t: Translate, of: HealthClass, formats: Formats, system = '') {
  const { kind, code, params, answer, count, firstAt } = of;
  // A person who decides reads what was said; a code without words of ours helps only whoever mends
  // the account.
  const hasWords = answer !== null && sayAnswer(t, answer) !== answer;
  const isBare = !ours.includes(kind) && params?.message && !hasWords;
  const theirs = theirWords(t, params, isBare ? null : answer);
  if (ours.includes(kind)) {
    return { ...sayHealth(t, { code, params, since: firstAt }, formats), theirs };
  }
  const title = translated(t, `inboxKind.${kind}`, t('inboxKind.other'));
  const reason = sayReason(t, { kind, reason: code, params: null, count }, system);
  return { what: t('healthPage.asked', { kind: title, reason }), theirs, wayOut: '' };
}
