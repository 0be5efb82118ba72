import { Button, Group, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import type { Connection } from './api/connections';
import { impactQuery, type RecordMap, samplesQuery, saveMap } from './api/maps';
import { MapLine } from './MapLine';
import { MapRest } from './MapRest';
import { MapSamples } from './MapSamples';
import { areValuesMoved, type Changes, changed, linesOf, rowsOf } from './mapDraft';
import css from './maps.module.css';
import { useRefresh } from './useRefresh';
import { useSystems } from './useSystems';

type Props = { connection: Connection; map: RecordMap };

/** The map of one kind of record, beside a real record that one can page through. */
export function MapEditor({ connection, map }: Props) {
  const t = useT();
  const may = useMay();
  const refresh = useRefresh();
  const { name: system } = useSystems()(connection.system);
  const [changes, setChanges] = useState<Changes>({});
  const [place, setPlace] = useState(0);
  const lines = linesOf(map, changes);
  const dirty = Object.keys(changes).length > 0;
  const [asked] = useDebouncedValue(dirty ? rowsOf(lines) : undefined, 400);
  const samples = useQuery({
    ...samplesQuery(connection.id, map.kind, asked),
    placeholderData: keepPreviousData,
  });
  const impacts = useQuery({
    ...impactQuery(connection.id, map.kind, asked ?? []),
    enabled: asked !== undefined && areValuesMoved(lines),
  });
  const sample = samples.data?.[place];
  const save = useMutation({
    mutationFn: () => saveMap(connection.id, map, rowsOf(lines)),
    meta: { shown: true },
    onSuccess: async () => {
      await refresh();
      setChanges({});
      toast(t('maps.saved'));
    },
  });
  const fixed = !may('admin');
  return (
    <Stack gap="md">
      <MapSamples
        samples={samples.data ?? []}
        place={place}
        onPlace={setPlace}
        system={system}
        waits={samples.isPending}
      />
      <section className="paper" aria-label={t('maps.title')}>
        <div className={css.head} aria-hidden>
          <span>{t('maps.ours')}</span>
          <span>{t('maps.way')}</span>
          <span>{t('maps.theirs', { system })}</span>
          <span>{t('maps.policy')}</span>
          <span />
        </div>
        <ul className={css.lines}>
          {lines.map((line) => (
            <MapLine
              key={line.ours}
              line={line}
              theirs={map.theirs}
              sample={sample}
              system={system}
              fixed={fixed}
              impact={
                (areValuesMoved([line]) && impacts.data?.find(({ ours }) => ours === line.ours)) ||
                null
              }
              onChange={(to) => setChanges(changed(map, changes, line.ours, to))}
            />
          ))}
        </ul>
      </section>
      <ProblemAlert error={save.error ?? (dirty ? samples.error : null)} />
      {dirty && (
        <Group justify="flex-end" className={css.save}>
          <Button variant="default" onClick={() => setChanges({})}>
            {t('common.cancel')}
          </Button>
          <Button onClick={() => save.mutate()} loading={save.isPending}>
            {t('maps.save', { count: Object.keys(changes).length })}
          </Button>
        </Group>
      )}
      <MapRest
        map={map}
        lines={lines}
        sample={sample}
        system={system}
        fixed={fixed}
        onAdd={(ours, to) => setChanges({ ...changes, [ours]: to })}
      />
    </Stack>
  );
}
