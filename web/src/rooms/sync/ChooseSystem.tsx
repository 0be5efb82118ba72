import { Button, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useT } from '@/lib/i18n';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { addressOf } from './addresses';
import type { Connector } from './api/connectors';
import { Losses, Travels } from './Travels';
import { useSystems } from './useSystems';

type Props = { connectors: Connector[]; onChoose: (key: string, baseUrl: string) => void };

function System({ connector, onChoose }: { connector: Connector; onChoose: () => void }) {
  const t = useT();
  const { name, word, about } = useSystems()(connector.key);
  return (
    <Stack component="article" className="paper" p="md" gap="sm">
      <div>
        <Title order={2}>{name}</Title>
        {word && (
          <Text size="sm" c="dimmed">
            {t('connections.calls', { system: name, word })}
          </Text>
        )}
      </div>
      {about && (
        <div>
          <Title order={3}>{t('add.becomes')}</Title>
          <Text size="sm">{about}</Text>
        </div>
      )}
      <Travels connector={connector} />
      <Losses losses={connector.losses} />
      <div style={{ marginTop: 'auto' }}>
        <Button onClick={onChoose}>{t('add.choose', { system: name })}</Button>
      </div>
    </Stack>
  );
}

export function ChooseSystem({ connectors, onChoose }: Props) {
  const t = useT();
  if (connectors.length === 0) {
    return (
      <Empty
        text={t('add.none')}
        action={<LinkButton to="/words">{t('connections.compare')}</LinkButton>}
      />
    );
  }
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      {connectors.map((connector) => (
        <System
          key={connector.key}
          connector={connector}
          onChoose={() => onChoose(connector.key, addressOf(connector.key).usual)}
        />
      ))}
    </SimpleGrid>
  );
}
