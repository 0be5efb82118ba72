import { Box, Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import type { Item, Take } from './api/inbox';
import { ChoosePerson } from './ChoosePerson';
import { ChooseStatus } from './ChooseStatus';
import { RemoteCampaigns } from './RemoteCampaigns';

type Props = {
  connectionId: string;
  item: Item;
  busy: boolean;
  onAnswer: (take: Take, value?: string) => void;
};

/** The answers as verbs; one that needs a value asks for it first. */
export function AnswerButtons({ connectionId, item, busy, onAnswer }: Props) {
  const t = useT();
  const [asking, setAsking] = useState<Take>();
  const { kind, count, record, campaignId, reason, ours } = item;
  // Who is only here is known here: there is nobody to link them to.
  const onlyHere = reason === 'notThere' || reason === 'unassigned';
  const answers = item.answers.filter((take) => take !== 'link' || !onlyHere);
  const press = (take: Take) =>
    take === 'map' || take === 'link' || take === 'pair' ? setAsking(take) : onAnswer(take);
  if (asking === 'map' && campaignId) {
    return (
      <ChooseStatus
        campaignId={campaignId}
        proposed={typeof ours === 'string' ? ours : null}
        busy={busy}
        onChoose={(status) => onAnswer('map', status)}
        onCancel={() => setAsking(undefined)}
      />
    );
  }
  if (asking === 'link') {
    return (
      <ChoosePerson
        start={record}
        busy={busy}
        onChoose={(personId) => onAnswer('link', personId)}
        onCancel={() => setAsking(undefined)}
      />
    );
  }
  if (asking === 'pair' && campaignId) {
    return (
      <Box mt="sm">
        <RemoteCampaigns
          connectionId={connectionId}
          campaignId={campaignId}
          busy={busy}
          onPair={(remoteId) => onAnswer('pair', remoteId)}
          onMake={() => onAnswer('make')}
        />
      </Box>
    );
  }
  if (kind === 'topic') {
    return (
      <Group gap="sm" mt="sm">
        <Text size="sm">{t('inbox.optedOut', { count: count ?? 0 })}</Text>
        <Link
          to="/connections/$id"
          params={{ id: connectionId }}
          search={{ tab: 'maps' }}
          hash="topics"
          className="link"
        >
          {t('inbox.sayTopic')}
        </Link>
      </Group>
    );
  }
  return (
    <Group gap="xs" mt="sm">
      {kind === 'brake' && (
        <Link
          to="/connections/$id"
          params={{ id: connectionId }}
          search={{ tab: 'plan' }}
          className="link"
        >
          {t('inbox.seePlan')}
        </Link>
      )}
      {answers.map((take) => {
        const verb =
          take === 'confirm' && count !== null ? t('inbox.goOn', { count }) : t(`answer.${take}`);
        return (
          <Button
            key={take}
            size="xs"
            variant={take === 'confirm' ? 'filled' : 'default'}
            disabled={busy}
            onClick={() => press(take)}
            aria-label={`${verb}: ${record}`}
          >
            {verb}
          </Button>
        );
      })}
    </Group>
  );
}
