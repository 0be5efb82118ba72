import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useT } from '@/lib/i18n';
import type { FieldFault } from '@/lib/problem';
import { Await, Waiting } from '@/ui/Await';
import { flowQuery } from './api/flow';
import { useNames } from './api/names';
import { runsQuery } from './api/runs';
import { faultsByStep } from './draft';
import { EditFlow } from './EditFlow';
import { FlowHead } from './FlowHead';
import css from './flow.module.css';
import { Runs } from './Runs';
import { exitText, sentenceOf } from './sentences';
import { type Step, stepsOf } from './steps';

const Canvas = lazy(() => import('./Canvas'));

type OutlineProps = {
  steps: Step[];
  waiting: Map<string, number>;
  faults: Map<string, FieldFault[]>;
};

function Outline({ steps, waiting, faults }: OutlineProps) {
  const t = useT();
  const nameOf = useNames();
  const place = new Map(steps.map(({ key }, index) => [key, index + 1]));
  return (
    <ol className={css.outline}>
      {steps.map(({ key, json, exits }) => (
        <li key={key}>
          <Text size="sm">{sentenceOf(json, t, nameOf)}</Text>
          {(waiting.get(key) ?? 0) > 0 && (
            <Text size="sm" c="var(--ink)" className="figures">
              {t('flows.waitHere', { count: waiting.get(key) ?? 0 })}
            </Text>
          )}
          {faults.get(key)?.map(({ pointer, message }) => (
            <Text key={pointer + message} size="sm" c="var(--wrong)">
              {message}
            </Text>
          ))}
          {exits
            .filter((exit) => exits.length > 1 || exit.kind !== 'next')
            .map((exit) => (
              <Text key={exit.to + exit.kind + exitText(exit, t, nameOf)} size="sm" c="dimmed">
                {t('flows.branch', {
                  label: exitText(exit, t, nameOf),
                  step: place.get(exit.to) ?? '–',
                })}
              </Text>
            ))}
        </li>
      ))}
    </ol>
  );
}

/** One flow: the outline for reading and keyboards, the canvas where there is room, who is in it. */
export function FlowView({ id, edits = false }: { id: string; edits?: boolean }) {
  const t = useT();
  const flow = useQuery(flowQuery(id));
  const active = useQuery(runsQuery(id, 'active'));
  const nameOf = useNames();
  const [editing, setEditing] = useState(edits);
  const roomy = useMediaQuery('(min-width: 62em)');
  const waiting = useMemo(() => {
    const groups = Map.groupBy(active.data ?? [], ({ step }) => step);
    return new Map([...groups].map(([step, runs]) => [step, runs.length]));
  }, [active.data]);
  return (
    <Await query={flow}>
      {(data) => {
        if (editing) return <EditFlow flow={data} onClose={() => setEditing(false)} />;
        const steps = stepsOf(data.definition);
        return (
          <section>
            <FlowHead flow={data} onEdit={() => setEditing(true)} />
            {steps.length === 0 && <Text c="dimmed">{t('flows.noSteps')}</Text>}
            <div className={css.view}>
              <Outline steps={steps} waiting={waiting} faults={faultsByStep(data.faults ?? [])} />
              {roomy && steps.length > 0 && (
                <Suspense fallback={<Waiting />}>
                  <Canvas steps={steps} waiting={waiting} nameOf={nameOf} />
                </Suspense>
              )}
            </div>
            <Runs flow={data} steps={steps} />
          </section>
        );
      }}
    </Await>
  );
}
