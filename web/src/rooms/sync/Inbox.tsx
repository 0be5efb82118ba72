import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { toast } from '@/ui/toast';
import { type Answer, answer, inboxQuery, type Waiting } from './api/inbox';
import { shown } from './shown';
import css from './sync.module.css';

type ItemProps = { item: Waiting; onAnswer: (take: Answer) => void };

function Item({ item, onAnswer }: ItemProps) {
  const t = useT();
  const { record, field, agreed, ours, theirs, reason, at } = item;
  const title = [record, field].filter(Boolean).join(' · ');
  return (
    <article className="paper" style={{ padding: 16 }}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          <Ago at={at} />
        </Text>
      </Group>
      {reason && (
        <Text size="sm" mb="xs">
          {reason}
        </Text>
      )}
      <dl className={css.sides}>
        <div>
          <dt>{t('inbox.agreed')}</dt>
          <dd>{shown(agreed)}</dd>
        </div>
        <div>
          <dt>{t('inbox.ours')}</dt>
          <dd>{shown(ours)}</dd>
        </div>
        <div>
          <dt>{t('inbox.theirs')}</dt>
          <dd>{shown(theirs)}</dd>
        </div>
      </dl>
      <Group gap="xs" mt="md">
        <Button
          size="xs"
          variant="default"
          onClick={() => onAnswer('ours')}
          aria-label={`${t('inbox.takeOurs')}: ${title}`}
        >
          {t('inbox.takeOurs')}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => onAnswer('theirs')}
          aria-label={`${t('inbox.takeTheirs')}: ${title}`}
        >
          {t('inbox.takeTheirs')}
        </Button>
      </Group>
    </article>
  );
}

/** What waits for a decision: agreed, ours now, theirs now. */
export function Inbox({ connectionId }: { connectionId: string }) {
  const t = useT();
  const client = useQueryClient();
  const inbox = useQuery(inboxQuery(connectionId));
  const decide = useMutation({
    mutationFn: ({ id, take }: { id: string; take: Answer }) => answer(connectionId, id, take),
    onSuccess: async () => {
      toast(t('inbox.answered'));
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/connections'),
      });
    },
  });
  return (
    <Await query={inbox}>
      {(items) =>
        items.length === 0 ? (
          <Empty
            notes={3}
            text={t('inbox.empty')}
            action={
              <LinkButton
                variant="default"
                to="/connections/$id"
                params={{ id: connectionId }}
                search={{ tab: 'ledger' }}
              >
                {t('inbox.seeLedger')}
              </LinkButton>
            }
          />
        ) : (
          <Stack>
            {items.map((item) => (
              <Item
                key={item.id}
                item={item}
                onAnswer={(take) => decide.mutate({ id: item.id, take })}
              />
            ))}
          </Stack>
        )
      }
    </Await>
  );
}
