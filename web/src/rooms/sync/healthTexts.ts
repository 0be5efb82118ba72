import type { Formats } from '@/lib/format';
import { type Translate, translated } from '@/lib/i18n';
import type { HealthClass } from './api/health';
import { sayHealth, sayReason, theirWords } from './codes';

const ours = ['call', 'field'];

/** What is wrong, what the other side says of it, and the way out. */
export function sayClass(t: Translate, of: HealthClass, formats: Formats) {
  const { kind, code, params, answer, count, firstAt } = of;
  // A person who decides reads what was said; its code helps only whoever mends the account.
  const theirs = theirWords(t, params, !ours.includes(kind) && params?.message ? null : answer);
  if (ours.includes(kind)) {
    return { ...sayHealth(t, { code, params, since: firstAt }, formats), theirs };
  }
  const title = translated(t, `inboxKind.${kind}`, t('inboxKind.other'));
  const reason = sayReason(t, { kind, reason: code, params: null, count });
  return { what: t('healthPage.asked', { kind: title, reason }), theirs, wayOut: '' };
}
