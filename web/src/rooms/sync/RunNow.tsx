import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useT } from '@/lib/i18n';
import { May } from '@/ui/May';
import { toast } from '@/ui/toast';
import type { Connection } from './api/connections';
import { goesOn, metTrouble, type Run, runsQuery, syncNow } from './api/runs';
import css from './sync.module.css';
import { useCounts } from './useCounts';
import { useRefresh } from './useRefresh';
import { useStep } from './useStep';

/** How it ended, as far as it is told apart. */
function endOf(run: Run) {
  if (run.state === 'failed') return 'failed';
  if (run.kind === 'undo') return 'undone';
  return metTrouble(run) ? 'heldUp' : 'done';
}

/** Starts a run, and follows whatever run goes on to its end. */
export function RunNow({ connection: { id, state } }: { connection: Connection }) {
  const t = useT();
  const counts = useCounts();
  const step = useStep();
  const refresh = useRefresh();
  const { data: runs = [] } = useQuery(runsQuery(id));
  const going = runs.find(goesOn);
  const followed = useRef<string>(undefined);
  useEffect(() => {
    if (going) {
      followed.current = going.id;
      return;
    }
    const ended = runs.find((run) => run.id === followed.current);
    if (!ended) return;
    followed.current = undefined;
    toast(t(`runEnd.${endOf(ended)}`, { what: counts(ended) }));
    void refresh();
  }, [going, runs, refresh, t, counts]);
  const start = useMutation({ mutationFn: () => syncNow(id), onSuccess: refresh });
  if (going) {
    return (
      <div className={css.going}>
        <Text size="sm" role="status">
          {going.kind === 'undo' ? t('runs.undoes') : (step(going) ?? t('runs.begins'))}
        </Text>
        {Object.keys(going.counts).length > 0 && (
          <Text size="sm" c="dimmed">
            {t('runs.soFar', { what: counts(going) })}
          </Text>
        )}
      </div>
    );
  }
  return (
    <May do="campaigns">
      <Group gap="xs">
        <Button
          variant="default"
          onClick={() => start.mutate()}
          loading={start.isPending}
          disabled={state === 'paused'}
        >
          {t('connections.syncNow')}
        </Button>
      </Group>
    </May>
  );
}
