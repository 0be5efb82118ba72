import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { translated, useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import type { Connection } from './api/connections';
import { mapQuery, mapsQuery } from './api/maps';
import { MapEditor } from './MapEditor';
import { Owners } from './Owners';
import { Topics } from './Topics';

function OneMap({ connection, kind }: { connection: Connection; kind: string }) {
  const map = useQuery(mapQuery(connection.id, kind));
  return (
    <Await query={map}>
      {(it) => <MapEditor connection={connection} map={it} key={`${kind} ${it.version}`} />}
    </Await>
  );
}

/** Which field here is which one there, by kind of record. */
export function Maps({ connection }: { connection: Connection }) {
  const t = useT();
  const maps = useQuery(mapsQuery(connection.id));
  const [kind, setKind] = useState('campaign');
  return (
    <Stack gap="lg">
      <Text c="dimmed" maw="70ch">
        {t('maps.hint')} {t('maps.newest')}
      </Text>
      <Await query={maps}>
        {(items) => (
          <SegmentedControl
            aria-label={t('maps.kind')}
            value={kind}
            onChange={setKind}
            style={{ alignSelf: 'flex-start' }}
            data={items.map((each) => ({
              value: each.kind,
              label: translated(t, `maps.of.${each.kind}`, each.kind),
            }))}
          />
        )}
      </Await>
      <OneMap connection={connection} kind={kind} />
      <Owners connection={connection} />
      <Topics connection={connection} />
    </Stack>
  );
}
