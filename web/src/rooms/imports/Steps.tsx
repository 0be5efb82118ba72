import { IconCheck } from '@tabler/icons-react';
import { useT } from '@/lib/i18n';
import css from './imports.module.css';

export const steps = ['upload', 'map', 'dryRun', 'result'] as const;
export type StepName = (typeof steps)[number];

export function Steps({ current }: { current: StepName }) {
  const t = useT();
  const at = steps.indexOf(current);
  return (
    <ol className={css.steps}>
      {steps.map((step, place) => (
        <li
          key={step}
          aria-current={place === at ? 'step' : undefined}
          data-done={place < at || undefined}
        >
          <span>{place < at ? <IconCheck size={14} aria-hidden /> : place + 1}</span>
          {t(`imports.${step}`)}
        </li>
      ))}
    </ol>
  );
}
