import { IconCheck } from '@tabler/icons-react';
import css from './ui.module.css';

type Props = { steps: { key: string; text: string }[]; current: string };

/** Where one stands on a way of several steps. */
export function Steps({ steps, current }: Props) {
  const at = steps.findIndex(({ key }) => key === current);
  return (
    <ol className={css.steps}>
      {steps.map(({ key, text }, place) => (
        <li
          key={key}
          aria-current={place === at ? 'step' : undefined}
          data-done={place < at || undefined}
        >
          <span>{place < at ? <IconCheck size={14} aria-hidden /> : place + 1}</span>
          {text}
        </li>
      ))}
    </ol>
  );
}
