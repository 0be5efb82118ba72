import type { ReactNode } from 'react';
import css from './ui.module.css';

export type ToneName = 'good' | 'attention' | 'wrong' | 'information' | 'quiet';

/** A small label whose colour carries a meaning that its words carry too. */
export function Tone({ tone = 'quiet', children }: { tone?: ToneName; children: ReactNode }) {
  return (
    <span className={css.tone} data-tone={tone}>
      {tone !== 'quiet' && <span className={css.dot} aria-hidden />}
      {children}
    </span>
  );
}
