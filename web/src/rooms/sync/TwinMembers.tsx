import { NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { toast } from '@/ui/toast';
import { armTwin, type Twin, type TwinMembers as Ways } from './api/twins';
import { useRefresh } from './useRefresh';

const ways: Ways[] = ['asConnection', 'watch', 'in', 'out', 'both'];

/** Which ways members of this campaign go, where that is not as the connection says. */
export function TwinMembers({ twin }: { twin: Twin }) {
  const t = useT();
  const refresh = useRefresh();
  const may = useMay();
  const arm = useMutation({
    mutationFn: (way: Ways) => armTwin(twin.id, way),
    onSuccess: async () => {
      await refresh();
      toast(t('twins.membersSaved'));
    },
  });
  return (
    <NativeSelect
      size="xs"
      aria-label={t('twins.membersOf', { name: twin.campaignName })}
      title={t('twins.membersOf', { name: twin.campaignName })}
      value={arm.isPending ? arm.variables : twin.members}
      disabled={!may('admin') || arm.isPending}
      onChange={(event) => arm.mutate(event.currentTarget.value as Ways)}
      data={ways.map((way) => ({
        value: way,
        label: t('twins.members', {
          way: t(way === 'asConnection' ? 'twins.asConnection' : `mode.${way}`),
        }),
      }))}
    />
  );
}
