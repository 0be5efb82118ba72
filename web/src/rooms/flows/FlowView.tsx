import { Group, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { translated, useT } from '@/lib/i18n';
import { Await, Waiting } from '@/ui/Await';
import { Tone } from '@/ui/Tone';
import { type Flow, flowQuery } from './api/flow';
import css from './flow.module.css';
import { sentenceOf } from './sentences';

const Canvas = lazy(() => import('./Canvas'));

function Outline({ flow }: { flow: Flow }) {
  const t = useT();
  const steps = flow.steps ?? [];
  const place = new Map(steps.map(({ key }, index) => [key, index + 1]));
  return (
    <ol className={css.outline}>
      {steps.map((step) => (
        <li key={step.key}>
          <Text size="sm">{sentenceOf(step, t)}</Text>
          <Text size="sm" c="dimmed" className="figures">
            {t('flows.counts', { waiting: step.waiting ?? 0, passed: step.passed ?? 0 })}
          </Text>
          {(step.next?.length ?? 0) > 1 &&
            step.next?.map(({ to, label }) => (
              <Text key={to + label} size="sm" c="dimmed">
                {t('flows.branch', { label: label ?? '', step: place.get(to) ?? '–' })}
              </Text>
            ))}
        </li>
      ))}
    </ol>
  );
}

/** One flow, read only: the outline for reading and keyboards, the canvas where there is room. */
export function FlowView({ id }: { id: string }) {
  const t = useT();
  const flow = useQuery(flowQuery(id));
  const roomy = useMediaQuery('(min-width: 62em)');
  return (
    <Await query={flow}>
      {(data) => (
        <section>
          <Group mb="sm">
            <Title order={2}>{data.name}</Title>
            <Tone tone={data.state === 'published' || data.state === 'active' ? 'good' : 'quiet'}>
              {translated(t, `flowState.${data.state}`, data.state)}
            </Tone>
            {data.version !== undefined && (
              <Text size="sm" c="dimmed">
                {t('flows.version', { version: data.version })}
              </Text>
            )}
          </Group>
          {data.entry?.sentence && <Text mb="sm">{data.entry.sentence}</Text>}
          <div className={css.view}>
            <Outline flow={data} />
            {roomy && (
              <Suspense fallback={<Waiting />}>
                <Canvas steps={data.steps ?? []} />
              </Suspense>
            )}
          </div>
        </section>
      )}
    </Await>
  );
}
