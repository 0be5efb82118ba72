import { Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { translated, useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { May } from '@/ui/May';
import { Tone, type ToneName } from '@/ui/Tone';
import { Word } from '@/ui/Word';
import { consentsQuery } from './api/consents';
import { RecordConsent } from './RecordConsent';

const tones: Record<string, ToneName> = { granted: 'good', denied: 'wrong' };

type Props = { personId: string; addresses: string[] };

export function Consents({ personId, addresses }: Props) {
  const t = useT();
  const [recording, setRecording] = useState(false);
  const consents = useQuery(consentsQuery(personId));
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Title order={2} mb="md">
        <Word own="people.consent" />
      </Title>
      <Await query={consents} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('people.noConsent')}
            </Text>
          ) : (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12 }}>
              {items.map(({ id, address, purpose, purposeName, state, at, source, proof }) => (
                <li key={id}>
                  <Tone tone={tones[state] ?? 'quiet'}>
                    {translated(t, `consent.${state}`, state)}
                  </Tone>
                  <Text size="sm" mt={4}>
                    {purpose === 'allMarketing' ? t('consent.allMarketing') : purposeName}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {address}
                    {source && ` · ${source}`}
                    {proof && ` · ${proof}`}
                    {at && ' · '}
                    {at && <Ago at={at} />}
                  </Text>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
      {addresses.length > 0 && (
        <May do="people">
          <Button variant="default" size="compact-sm" mt="md" onClick={() => setRecording(true)}>
            {t('consent.record')}
          </Button>
        </May>
      )}
      {recording && (
        <RecordConsent
          personId={personId}
          addresses={addresses}
          onClose={() => setRecording(false)}
        />
      )}
    </section>
  );
}
