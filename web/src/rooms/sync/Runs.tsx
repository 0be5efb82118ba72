import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { May } from '@/ui/May';
import { Tone, type ToneName } from '@/ui/Tone';
import type { Connection } from './api/connections';
import { goesOn, metTrouble, type Run, runsQuery, syncNow, undoRun } from './api/runs';
import { keepFocus } from './keepFocus';
import css from './sync.module.css';
import { useCounts } from './useCounts';
import { useRefresh } from './useRefresh';
import { useStep } from './useStep';

const tones: Record<Run['state'], ToneName> = {
  queued: 'information',
  running: 'information',
  done: 'good',
  failed: 'wrong',
  undone: 'quiet',
};

function State({ run }: { run: Run }) {
  const t = useT();
  return run.state === 'done' && metTrouble(run) ? (
    <Tone tone="attention">{t('runs.heldUp')}</Tone>
  ) : (
    <Tone tone={tones[run.state]}>{t(`importState.${run.state}`)}</Tone>
  );
}

/** What each run did, and the way back. */
export function Runs({ connection: { id, name } }: { connection: Connection }) {
  const t = useT();
  const counts = useCounts();
  const step = useStep();
  const refresh = useRefresh();
  const runs = useQuery(runsQuery(id));
  const undone = async () => {
    await refresh();
    keepFocus(null, 0);
  };
  const undo = useMutation({ mutationFn: (run: Run) => undoRun(id, run.id), onSuccess: undone });
  const start = useMutation({ mutationFn: () => syncNow(id), onSuccess: refresh });
  const soFar = (run: Run) =>
    [
      step(run) ?? t('runs.begins'),
      Object.keys(run.counts).length > 0 && t('runs.soFar', { what: counts(run) }),
    ]
      .filter(Boolean)
      .join(' · ');
  const busy = runs.data?.some(goesOn) || undo.isPending;
  const columns: Column<Run>[] = [
    {
      key: 'did',
      head: t('runs.did'),
      cell: (run) => (
        <>
          {run.actor === name ? t('runs.byItself') : t(`runKind.${run.kind}`, { actor: run.actor })}
          {run.startedAt && (
            <Text span inherit c="dimmed" ms="sm">
              <Ago at={run.startedAt} />
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {goesOn(run) ? soFar(run) : counts(run)}
          </Text>
          <div className={css.narrow}>
            <State run={run} />
          </div>
        </>
      ),
    },
    {
      key: 'state',
      head: t('common.status'),
      width: '176px',
      wide: true,
      cell: (run) => <State run={run} />,
    },
    {
      key: 'undo',
      head: <span className="hidden">{t('common.changes')}</span>,
      end: true,
      width: '136px',
      cell: (run) =>
        run.undoable && (
          <May do="admin">
            <Button
              size="xs"
              variant="default"
              disabled={busy}
              onClick={() => undo.mutate(run)}
              aria-label={`${t('common.undo')}: ${counts(run)}`}
            >
              {t('common.undo')}
            </Button>
          </May>
        ),
    },
  ];
  return (
    <Await query={runs}>
      {(items) =>
        items.length === 0 ? (
          <Empty
            text={t('runs.empty')}
            action={
              <Button onClick={() => start.mutate()} loading={start.isPending}>
                {t('connections.syncNow')}
              </Button>
            }
          />
        ) : (
          <Stack>
            <Text c="dimmed" maw="70ch">
              {t('runs.hint')}
            </Text>
            <PlainTable
              label={t('connections.runs')}
              rows={items}
              columns={columns}
              rowKey={(run) => run.id}
            />
          </Stack>
        )
      }
    </Await>
  );
}
