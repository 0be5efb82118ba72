import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { Chips } from '@/ui/Filters';
import { LinkButton } from '@/ui/LinkButton';
import type { Connection } from './api/connections';
import { groupsQuery } from './api/inbox';
import { twinsQuery } from './api/twins';
import { InboxGroup } from './InboxGroup';
import { InboxItems } from './InboxItems';

/** What waits because of one campaign only. */
function OfTwin({
  connection: { id, system },
  twinId,
}: {
  connection: Connection;
  twinId: string;
}) {
  const t = useT();
  const navigate = useNavigate({ from: '/connections/$id' });
  const { data: twins = [] } = useQuery(twinsQuery({ connectionId: id }));
  const name = twins.find((twin) => twin.id === twinId)?.campaignName ?? t('word.campaign');
  const clear = () => navigate({ search: { tab: 'inbox' }, replace: true });
  return (
    <>
      <Chips chips={[{ key: 'twin', text: name, clear }]} />
      <InboxItems connectionId={id} system={system} filter={{ twinId }} />
    </>
  );
}

/** What waits for a decision, by kind and reason, so that alike ones are answered at once. */
export function Inbox({ connection }: { connection: Connection }) {
  const t = useT();
  const { twin } = useSearch({ from: '/shell/connections/$id' });
  const { id } = connection;
  const groups = useQuery(groupsQuery(id));
  if (twin) return <OfTwin connection={connection} twinId={twin} />;
  return (
    <Await query={groups}>
      {(items) =>
        items.length === 0 ? (
          <Empty
            notes={3}
            text={t('inbox.empty')}
            action={
              <LinkButton
                variant="default"
                to="/connections/$id"
                params={{ id }}
                search={{ tab: 'ledger' }}
              >
                {t('inbox.seeLedger')}
              </LinkButton>
            }
          />
        ) : (
          <Stack>
            <Group justify="space-between">
              <Text c="dimmed" maw="70ch">
                {t('inbox.hint')}
              </Text>
              <Button variant="default" size="xs" onClick={() => groups.refetch()}>
                {t('ledger.look')}
              </Button>
            </Group>
            {items.map((group, place) => (
              <InboxGroup
                key={group.kind + group.reason + group.field}
                connection={connection}
                group={group}
                open={place === 0}
              />
            ))}
          </Stack>
        )
      }
    </Await>
  );
}
