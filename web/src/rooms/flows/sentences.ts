import { type Translate, translated } from '@/lib/i18n';
import type { Step } from './api/flow';

const plain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

/** The server's sentence, else the kind of step with what was set in it. */
export function sentenceOf({ kind, sentence, settings = {} }: Step, t: Translate): string {
  if (sentence) return sentence;
  const details = Object.values(settings).filter(plain).join(', ');
  const name = translated(t, `step.${kind}`, kind);
  return details ? `${name}: ${details}` : name;
}
