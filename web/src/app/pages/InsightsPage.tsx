import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { list } from '@/lib/paging';
import type { Campaign } from '@/rooms/campaigns/api/campaigns';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { May } from '@/ui/May';
import { PageHead } from '@/ui/Page';
import { Comparison } from './Comparison';

/** Figures are asked for campaign by campaign, so the page stays with the newest. */
const newest = 25;

export function InsightsPage() {
  const t = useT();
  const campaigns = useQuery(list<Campaign>('/campaigns', {}, newest));
  return (
    <>
      <PageHead
        title={t('nav.insights')}
        below={<Text c="dimmed">{t('insights.hint', { count: newest })}</Text>}
      />
      <Await query={campaigns}>
        {(items) =>
          items.length === 0 ? (
            <Empty
              text={t('insights.empty')}
              action={
                <May do="campaigns">
                  <LinkButton to="/campaigns" search={{ new: '1' }}>
                    {t('campaigns.new')}
                  </LinkButton>
                </May>
              }
            />
          ) : (
            <Comparison campaigns={items} />
          )
        }
      </Await>
    </>
  );
}
