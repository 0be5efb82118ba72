import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { May } from '@/ui/May';
import { addFlow, campaignFlowsQuery } from './api/campaignFlows';

/** A flow of the campaign, empty as yet, to be edited at once. */
export function NewFlow({
  campaignId,
  onMade,
}: {
  campaignId: string;
  onMade: (id: string) => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: () => addFlow(campaignId),
    onSuccess: async ({ id }) => {
      onMade(id);
      await client.invalidateQueries({ queryKey: [campaignFlowsQuery(campaignId).queryKey[0]] });
    },
  });
  return (
    <May do="flows">
      <Button
        leftSection={<IconPlus size={16} />}
        onClick={() => make.mutate()}
        loading={make.isPending}
      >
        {t('flowEdit.new')}
      </Button>
    </May>
  );
}
