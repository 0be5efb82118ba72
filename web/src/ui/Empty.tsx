import type { ReactNode } from 'react';
import css from './ui.module.css';

/** Two staves; what is still missing is drawn with a broken line. */
function Picture({ notes }: { notes: number }) {
  return (
    <svg viewBox="0 0 168 96" fill="none" aria-hidden="true">
      <g stroke="currentColor" strokeWidth="1.5">
        <path d="M8 26h152M8 38h152M8 62h152M8 74h152" opacity=".6" />
      </g>
      {[36, 84, 132].map((x, place) => {
        const there = place < notes;
        const stroke = there ? 'var(--ink)' : 'currentColor';
        const dash = there ? {} : { strokeDasharray: '3 3' };
        return (
          <g key={x} stroke={stroke} strokeWidth="2" {...dash}>
            <path d={`M${x} ${38 - place * 6}V${74 - place * 6}`} />
            <circle cx={x} cy={38 - place * 6} r="7" fill={there ? 'var(--ink)' : 'var(--paper)'} />
            <circle cx={x} cy={74 - place * 6} r="7" fill={there ? 'var(--ink)' : 'var(--paper)'} />
          </g>
        );
      })}
    </svg>
  );
}

type Props = { text: string; action?: ReactNode; notes?: number };

export function Empty({ text, action, notes = 1 }: Props) {
  return (
    <div className={`${css.empty} paper`}>
      <Picture notes={notes} />
      <p>{text}</p>
      {action}
    </div>
  );
}
