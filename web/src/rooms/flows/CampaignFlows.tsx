import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { campaignFlowsQuery } from './api/campaignFlows';
import { FlowView } from './FlowView';
import { NewFlow } from './NewFlow';

type Props = { campaignId: string; emptyAction?: ReactNode };

export function CampaignFlows({ campaignId, emptyAction }: Props) {
  const t = useT();
  const flows = useQuery(campaignFlowsQuery(campaignId));
  const [made, setMade] = useState<string>();
  const create = <NewFlow campaignId={campaignId} onMade={setMade} />;
  return (
    <Await query={flows}>
      {(items) =>
        items.length === 0 ? (
          <Empty
            text={t('flows.empty')}
            action={
              <Group justify="center">
                {create}
                {emptyAction}
              </Group>
            }
          />
        ) : (
          <Stack gap="xl">
            {items.map(({ id }) => (
              <FlowView key={id} id={id} edits={id === made} />
            ))}
            <div>{create}</div>
          </Stack>
        )
      }
    </Await>
  );
}
