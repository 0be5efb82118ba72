import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { campaignFlowsQuery } from './api/campaignFlows';
import { FlowView } from './FlowView';

type Props = { campaignId: string; emptyAction?: ReactNode };

export function CampaignFlows({ campaignId, emptyAction }: Props) {
  const t = useT();
  const flows = useQuery(campaignFlowsQuery(campaignId));
  return (
    <Await query={flows}>
      {(items) =>
        items.length === 0 ? (
          <Empty text={t('flows.empty')} action={emptyAction} />
        ) : (
          <Stack gap="xl">
            {items.map(({ id }) => (
              <FlowView key={id} id={id} />
            ))}
          </Stack>
        )
      }
    </Await>
  );
}
