import { IconCheck } from '@tabler/icons-react';
import { useT } from '@/lib/i18n';
import { stages } from '@/lib/stages';
import { Tone } from '@/ui/Tone';
import { useStageName } from './labels';
import css from './people.module.css';

/** How far a person has come, as steps. */
export function StageSteps({ stage }: { stage: string }) {
  const t = useT();
  const stageName = useStageName();
  const reached = stages.indexOf(stage);
  if (reached < 0) return <Tone tone="wrong">{stageName(stage)}</Tone>;
  return (
    <ol className={css.steps} aria-label={t('people.stage')}>
      {stages.map((step, place) => (
        <li
          key={step}
          data-reached={place <= reached || undefined}
          aria-current={place === reached ? 'step' : undefined}
        >
          {place < reached && <IconCheck size={14} aria-hidden />}
          {stageName(step)}
        </li>
      ))}
    </ol>
  );
}
