import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { translated, useT } from '@/lib/i18n';
import { Waiting } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { usePages } from '@/ui/usePages';
import type { Connection } from './api/connections';
import { planQuery } from './api/plan';
import { streamsQuery } from './api/streams';
import { PlanTable } from './PlanTable';

/** What would be written, if it were allowed. */
export function Plan({ connection: { id } }: { connection: Connection }) {
  const t = useT();
  const { stream = '' } = useSearch({ from: '/shell/connections/$id' });
  const navigate = useNavigate({ from: '/connections/$id' });
  const { data: streams = [] } = useQuery(streamsQuery(id));
  const { query, rows, more } = usePages(planQuery(id, stream || undefined));
  const all = t('plan.all');
  return (
    <Stack>
      <Text c="dimmed" maw="70ch">
        {t('plan.hint')}
      </Text>
      {streams.length > 0 && (
        <NativeSelect
          aria-label={t('streams.what')}
          value={stream}
          onChange={(event) =>
            navigate({
              search: {
                tab: 'plan',
                ...(event.currentTarget.value ? { stream: event.currentTarget.value } : {}),
              },
              replace: true,
            })
          }
          data={[
            { value: '', label: all },
            ...streams.map(({ key, pending }) => ({
              value: key,
              label: t('plan.stream', {
                stream: translated(t, `stream.${key}`, key),
                count: pending,
              }),
            })),
          ]}
          maw={320}
        />
      )}
      {query.error && !rows && <ProblemAlert error={query.error} retry={() => query.refetch()} />}
      {!rows && !query.error && <Waiting />}
      {rows && rows.length === 0 && (
        <Empty
          notes={3}
          text={t('plan.empty')}
          action={
            <LinkButton variant="default" to="/connections/$id" params={{ id }} search={{}}>
              {t('plan.seeStreams')}
            </LinkButton>
          }
        />
      )}
      {rows && rows.length > 0 && <PlanTable rows={rows} />}
      {query.hasNextPage && (
        <Button
          variant="default"
          onClick={more}
          loading={query.isFetchingNextPage}
          style={{ alignSelf: 'center' }}
        >
          {t('common.more')}
        </Button>
      )}
    </Stack>
  );
}
