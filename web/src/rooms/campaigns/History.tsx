import { Button } from '@mantine/core';
import { useT } from '@/lib/i18n';
import { Waiting } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { usePages } from '@/ui/usePages';
import { historyQuery } from './api/history';
import { Changes } from './Changes';

export function History({ campaignId }: { campaignId: string }) {
  const t = useT();
  const { query, rows, more } = usePages(historyQuery(campaignId));
  if (query.error && !rows)
    return <ProblemAlert error={query.error} retry={() => query.refetch()} />;
  if (!rows) return <Waiting />;
  if (rows.length === 0)
    return (
      <Empty
        text={t('campaigns.noHistory')}
        action={
          <Button variant="default" onClick={() => query.refetch()}>
            {t('ledger.look')}
          </Button>
        }
      />
    );
  return (
    <>
      <Changes items={rows} />
      {query.hasNextPage && (
        <Button mt="md" variant="default" onClick={more} loading={query.isFetchingNextPage}>
          {t('common.more')}
        </Button>
      )}
    </>
  );
}
