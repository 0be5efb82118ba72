import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { SearchBox } from '@/ui/Filters';
import { Tone } from '@/ui/Tone';
import { type RemoteCampaign, remoteCampaignsQuery } from './api/remoteCampaigns';
import { readable } from './codes';
import css from './sync.module.css';

type Props = {
  connectionId: string;
  campaignId: string;
  busy: boolean;
  onPair: (remoteId: string) => void;
  onMake: () => void;
};

const alike = 0.82;

function Line({ it, busy, onPair }: { it: RemoteCampaign; busy: boolean; onPair: () => void }) {
  const t = useT();
  const formats = useFormats();
  const facts = [it.status && readable(it.status), it.startDate && formats.date(it.startDate)]
    .filter(Boolean)
    .join(', ');
  return (
    <li>
      <div>
        <Text fw={560} size="sm">
          {it.name}
        </Text>
        {facts && (
          <Text size="sm" c="dimmed">
            {facts}
          </Text>
        )}
      </div>
      {it.likeness >= alike && !it.twinned && <Tone tone="good">{t('picker.alike')}</Tone>}
      {it.twinned ? (
        <Text size="sm" c="dimmed">
          {t('picker.twinned')}
        </Text>
      ) : (
        <Button
          size="xs"
          variant="default"
          disabled={busy}
          onClick={onPair}
          aria-label={`${t('picker.pair')}: ${it.name}`}
        >
          {t('picker.pair')}
        </Button>
      )}
    </li>
  );
}

/** Their campaigns, those most like ours first; or a new one is made there. */
export function RemoteCampaigns({ connectionId, campaignId, busy, onPair, onMake }: Props) {
  const t = useT();
  const [search, setSearch] = useState('');
  const found = useQuery(remoteCampaignsQuery(connectionId, campaignId, search || undefined));
  return (
    <Stack gap="sm">
      <Title order={3}>{t('picker.title')}</Title>
      <Group>
        <SearchBox value={search} onChange={setSearch} />
      </Group>
      <Await query={found}>
        {(items) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('picker.none')}
            </Text>
          ) : (
            <ul className={`${css.lines} paper`}>
              {items.map((it) => (
                <Line key={it.remoteId} it={it} busy={busy} onPair={() => onPair(it.remoteId)} />
              ))}
            </ul>
          )
        }
      </Await>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" style={{ flex: '1 1 240px' }}>
          {t('picker.makeHint')}
        </Text>
        <Button variant="default" onClick={onMake} disabled={busy}>
          {t('picker.make')}
        </Button>
      </Group>
    </Stack>
  );
}
