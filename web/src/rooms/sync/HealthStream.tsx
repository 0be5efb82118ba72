import { Group, Text, Title } from '@mantine/core';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import { useNow } from '@/ui/Ago';
import { Tone, type ToneName } from '@/ui/Tone';
import type { StreamHealth } from './api/health';
import { ComesAlong } from './ComesAlong';
import { HealthClass } from './HealthClass';
import css from './health.module.css';
import { PendingLink } from './PendingLink';

const tones: Record<StreamHealth['state'], ToneName> = {
  trouble: 'wrong',
  asking: 'attention',
  working: 'information',
  resting: 'good',
  paused: 'quiet',
  impossible: 'quiet',
};

type Props = { connectionId: string; system: string; stream: StreamHealth };

/** One stream: how it stands, when it was last read, what waits, and what is wrong. */
export function HealthStream({ connectionId, system, stream }: Props) {
  const t = useT();
  const formats = useFormats();
  const now = useNow();
  const { key, state, lastAt, waits, classes } = stream;
  const watched = waits.find(({ because }) => because === 'watch');
  const said = [
    lastAt ? t('healthPage.read', { when: formats.ago(lastAt, now) }) : t('healthPage.notRead'),
    ...waits
      .filter((wait) => wait !== watched)
      .map(({ because, count }) =>
        translated(t, `healthWaits.${because}`, t('healthWaits.other', { count }), { count }),
      ),
  ];
  return (
    <section className={`${css.stream} paper`}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h3">
            {translated(t, `stream.${key}`, key)}
          </Title>
          {state !== 'impossible' && (
            <Text size="sm" c="dimmed">
              {said.join(' · ')}
            </Text>
          )}
          <ComesAlong system={system} stream={key} />
          {watched && (
            <Text size="sm">
              <PendingLink id={connectionId} stream={key} count={watched.count} />
            </Text>
          )}
        </div>
        <Tone tone={tones[state] ?? 'quiet'}>{t(`streamState.${state}`)}</Tone>
      </Group>
      {state === 'trouble' && !classes.some(({ kind }) => kind === 'call' || kind === 'field') && (
        <Text size="sm">{t('healthPage.toldAbove')}</Text>
      )}
      {classes.map((each) => (
        <HealthClass
          key={each.key}
          connectionId={connectionId}
          system={system}
          of={each}
          stream={key}
        />
      ))}
    </section>
  );
}
