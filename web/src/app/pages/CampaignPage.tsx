import { Button, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { type MessageKey, useT } from '@/lib/i18n';
import { usersQuery } from '@/rooms/access/api/users';
import { AddAsset } from '@/rooms/assets/AddAsset';
import { AssetList } from '@/rooms/assets/AssetList';
import { About } from '@/rooms/campaigns/About';
import { Audiences } from '@/rooms/campaigns/Audiences';
import { campaignQuery } from '@/rooms/campaigns/api/campaign';
import type { Campaign } from '@/rooms/campaigns/api/campaigns';
import { CampaignHead } from '@/rooms/campaigns/CampaignHead';
import { History } from '@/rooms/campaigns/History';
import { Ladder } from '@/rooms/campaigns/Ladder';
import { Members } from '@/rooms/campaigns/Members';
import { MoneyTab } from '@/rooms/campaigns/MoneyTab';
import { CampaignSends } from '@/rooms/email/CampaignSends';
import { CampaignFlows } from '@/rooms/flows/CampaignFlows';
import type { Results } from '@/rooms/insights/api/results';
import { ByDay } from '@/rooms/insights/ByDay';
import { Strip } from '@/rooms/insights/Strip';
import { Deals } from '@/rooms/sales/Deals';
import { CampaignSync } from '@/rooms/sync/CampaignSync';
import { SmallUnison } from '@/rooms/sync/SmallUnison';
import { SystemBadges } from '@/rooms/sync/SystemBadges';
import { Await, Waiting } from '@/ui/Await';
import { Boundary } from '@/ui/Boundary';
import { TabBar } from '@/ui/TabBar';
import { Word } from '@/ui/Word';
import css from './pages.module.css';

const tabs = ['overview', 'members', 'flow', 'assets', 'money', 'sync', 'history'] as const;
type Tab = (typeof tabs)[number];
const isTab = (value: unknown): value is Tab => tabs.some((tab) => tab === value);

function headOf(campaign: Campaign): Results {
  const {
    memberCount = 0,
    respondedCount = 0,
    actualCost,
    expectedSize,
    expectedResponsePercent,
  } = campaign;
  return {
    members: memberCount,
    responses: respondedCount,
    responseRate: memberCount > 0 ? respondedCount / memberCount : null,
    cost: actualCost ?? null,
    expected: {
      members: expectedSize ?? null,
      responseRate: expectedResponsePercent ? expectedResponsePercent / 100 : null,
      cost: campaign.expectedCost ?? null,
      revenue: campaign.expectedRevenue ?? null,
    },
  };
}

function Panel({ tab, campaign }: { tab: Tab; campaign: Campaign }): ReactNode {
  const t = useT();
  const { tab: _, ...filter } = useSearch({ from: '/shell/campaigns/$id' });
  const navigate = useNavigate({ from: '/campaigns/$id' });
  const { id } = campaign;
  switch (tab) {
    case 'overview':
      return (
        <div className={css.split}>
          <Stack>
            <ByDay campaignId={id} />
            <SmallUnison campaignId={id} />
            <About campaign={campaign} />
          </Stack>
          <Stack>
            <Ladder campaignId={id} />
            <Audiences campaignId={id} />
          </Stack>
        </div>
      );
    case 'members':
      return (
        <Members
          campaignId={id}
          filter={filter}
          onFilter={(change) =>
            navigate({ search: (before) => ({ ...before, ...change }), replace: true })
          }
        />
      );
    case 'flow':
      return (
        <CampaignFlows
          campaignId={id}
          emptyAction={
            <Button variant="default" onClick={() => navigate({ search: { tab: 'members' } })}>
              {t('flows.seeMembers')}
            </Button>
          }
        />
      );
    case 'assets':
      return (
        <Stack gap="lg">
          <CampaignSends campaignId={id} />
          <AssetList campaignId={id} action={<AddAsset campaignId={id} />} />
        </Stack>
      );
    case 'money':
      return (
        <Stack gap="lg">
          <MoneyTab campaign={campaign} />
          <Deals campaignId={id} {...(campaign.currency ? { currency: campaign.currency } : {})} />
        </Stack>
      );
    case 'sync':
      return <CampaignSync campaignId={id} />;
    case 'history':
      return <History campaignId={id} />;
  }
}

export function CampaignPage() {
  const t = useT();
  const { id } = useParams({ from: '/shell/campaigns/$id' });
  const search = useSearch({ from: '/shell/campaigns/$id' });
  const navigate = useNavigate({ from: '/campaigns/$id' });
  const query = useQuery(campaignQuery(id));
  const { data: users = [] } = useQuery(usersQuery);
  const tab = isTab(search.tab) ? search.tab : 'overview';
  return (
    <Await query={query} lines={8}>
      {(campaign) => (
        <>
          <CampaignHead
            badges={<SystemBadges campaignId={id} />}
            campaign={campaign}
            owner={users.find((user) => user.id === campaign.ownerId)?.name}
          />
          <div className={css.strip}>
            <Strip campaignId={id} known={headOf(campaign)} />
          </div>
          <Tabs
            value={tab}
            onChange={(value) =>
              navigate({ search: value === 'overview' ? {} : { tab: value ?? 'overview' } })
            }
            keepMounted={false}
          >
            <TabBar chosen={tab}>
              {tabs.map((name) => (
                <Tabs.Tab key={name} value={name}>
                  {name === 'members' || name === 'flow' ? (
                    <Word bare own={name === 'members' ? 'campaigns.members' : 'tab.flow'} />
                  ) : (
                    t(`tab.${name}` as MessageKey)
                  )}
                </Tabs.Tab>
              ))}
            </TabBar>
            <Tabs.Panel value={tab}>
              <Boundary resetKey={tab}>
                <Suspense fallback={<Waiting />}>
                  <Panel tab={tab} campaign={campaign} />
                </Suspense>
              </Boundary>
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </Await>
  );
}
