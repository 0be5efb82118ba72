import { Anchor, Breadcrumbs, Button, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useT } from '@/lib/i18n';
import { DateBar } from '@/ui/DateBar';
import { May } from '@/ui/May';
import { PageHead } from '@/ui/Page';
import { Word } from '@/ui/Word';
import { campaignQuery } from './api/campaign';
import type { Campaign } from './api/campaigns';
import { vocabularyQuery } from './api/vocabulary';
import { EditCampaign } from './EditCampaign';
import { StatusTone, useCampaignWords } from './labels';
import { useChangeCampaign } from './useChangeCampaign';

/** From the top campaign down to the parent, as links. */
function ParentPath({ id }: { id: string }) {
  const { data } = useQuery(campaignQuery(id));
  if (!data) return null;
  return (
    <>
      {data.parentId && <ParentPath id={data.parentId} />}
      <Text size="sm" component="span">
        {'/ '}
        <Link to="/campaigns/$id" params={{ id }} className="link">
          {data.name}
        </Link>
      </Text>
    </>
  );
}

function StatusMenu({ campaign }: { campaign: Campaign }) {
  const t = useT();
  const words = useCampaignWords();
  const { data: vocabulary } = useQuery(vocabularyQuery);
  const change = useChangeCampaign(campaign);
  const next = vocabulary?.statuses.find(({ key }) => key === campaign.status)?.next ?? [];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={16} />}
          disabled={next.length === 0}
        >
          {t('campaigns.changeStatus')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {next.map((status) => (
          <Menu.Item key={status} onClick={() => change.mutate({ status })}>
            {words.status(status)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type Props = { campaign: Campaign; owner?: string | undefined; badges?: ReactNode };

export function CampaignHead({ campaign, owner, badges }: Props) {
  const t = useT();
  const words = useCampaignWords();
  const [editing, setEditing] = useState(false);
  const { startDate, endDate } = campaign;
  return (
    <>
      <PageHead
        title={campaign.name}
        above={
          <Breadcrumbs mb={4} separator="" separatorMargin={4}>
            <Text size="sm" component="span">
              <Anchor component={Link} to="/campaigns" className="link" fz="sm">
                {t('nav.campaigns')}
              </Anchor>
            </Text>
            {campaign.parentId && <ParentPath id={campaign.parentId} />}
          </Breadcrumbs>
        }
        below={
          <Group gap="sm" mt={8}>
            <StatusTone status={campaign.status} state={campaign.state} />
            <Text size="sm" c="dimmed" component="div">
              <Word own="word.campaign" />
              {' · '}
              {words.style(campaign.style)}
              {campaign.type && ` · ${words.type(campaign.type)}`}
              {campaign.code && ` · ${campaign.code}`}
              {owner && (
                <>
                  {' · '}
                  <Word own="campaigns.owner" />
                  {`: ${owner}`}
                </>
              )}
            </Text>
          </Group>
        }
        actions={
          <May do="campaigns">
            <Group gap="xs">
              <StatusMenu campaign={campaign} />
              <Button
                variant="default"
                leftSection={<IconPencil size={16} />}
                onClick={() => setEditing(true)}
              >
                {t('common.edit')}
              </Button>
            </Group>
          </May>
        }
      />
      {badges}
      {startDate && endDate && <DateBar start={startDate} end={endDate} />}
      {editing && <EditCampaign campaign={campaign} onClose={() => setEditing(false)} />}
    </>
  );
}
