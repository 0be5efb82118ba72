import { Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import { useNow } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import type { Connection } from './api/connections';
import { type ConnectionHealth, healthQuery } from './api/health';
import { HealthClass } from './HealthClass';
import { HealthStream } from './HealthStream';
import css from './health.module.css';

/** When it was looked at, and when it will be again. */
function Looks({ health: { lastSyncAt, nextSyncAt } }: { health: ConnectionHealth }) {
  const t = useT();
  const formats = useFormats();
  const now = useNow();
  const said = [
    lastSyncAt ? t('healthPage.last', { when: formats.ago(lastSyncAt, now) }) : '',
    nextSyncAt ? t('healthPage.next', { when: formats.ago(nextSyncAt, now) }) : '',
  ].filter(Boolean);
  return (
    <Text size="sm" c="dimmed">
      {said.join(' · ')}
    </Text>
  );
}

/** Nothing is wrong: said as such, above the streams. */
function Well({ health }: { health: ConnectionHealth }) {
  const t = useT();
  return (
    <div className={`${css.well} paper`}>
      <IconCircleCheck size={24} aria-hidden />
      <div>
        <Text fw={560}>{t('healthPage.well')}</Text>
        <Looks health={health} />
      </div>
    </div>
  );
}

/** How each stream does: what went wrong, whom it concerns, and the way out. */
export function Health({ connection }: { connection: Connection }) {
  const t = useT();
  const health = useQuery(healthQuery(connection.id));
  return (
    <Await query={health}>
      {(it) => {
        const classes = [...it.account, ...it.streams.flatMap((stream) => stream.classes)];
        const paused = it.state === 'paused';
        return (
          <Stack>
            {classes.length === 0 && !paused ? (
              <Well health={it} />
            ) : (
              <div>
                <Text c="dimmed" maw="70ch">
                  {t(paused ? 'connectionHint.paused' : 'healthPage.hint')}
                </Text>
                <Looks health={it} />
              </div>
            )}
            {it.account.map((each) => (
              <section
                key={`${each.key} ${each.streams}`}
                className={`${css.stream} paper`}
                data-tone="wrong"
              >
                <Title order={2} size="h3">
                  {each.streams.map((key) => translated(t, `stream.${key}`, key)).join(', ') ||
                    t('healthPage.all')}
                </Title>
                <HealthClass
                  connectionId={connection.id}
                  system={connection.system}
                  of={each}
                  {...(each.streams.length > 0 ? { stream: each.streams.join() } : {})}
                />
              </section>
            ))}
            {it.streams.map((stream) => (
              <HealthStream
                key={stream.key}
                connectionId={connection.id}
                system={connection.system}
                stream={stream}
              />
            ))}
          </Stack>
        );
      }}
    </Await>
  );
}
