import { ActionIcon, Group } from '@mantine/core';
import { IconFilter, IconRepeat } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { isProblem } from '@/lib/problem';
import { useMay } from '@/lib/session';
import { problemText } from '@/ui/ProblemAlert';
import { complain, toast } from '@/ui/toast';
import { type Entry, replay } from './api/ledger';
import type { LedgerSearch } from './LedgerFilters';
import { useRefresh } from './useRefresh';

type Props = {
  connectionId: string;
  entry: Entry;
  onSearch: (change: LedgerSearch) => void;
};

/** What can be done with a line of the ledger. */
export function LedgerActions({ connectionId, entry, onSearch }: Props) {
  const t = useT();
  const may = useMay();
  const refresh = useRefresh();
  const again = useMutation({
    mutationFn: () => replay(connectionId, entry),
    meta: { shown: true },
    onError: (error) => {
      const { title, detail } = problemText(error, t);
      // Nothing went wrong where it stands there already.
      if (isProblem(error) && error.code === 'standsAlready') toast(detail ?? title);
      else complain(title, detail);
    },
    onSuccess: async (run) => {
      await refresh();
      toast(t('ledger.replayed'), {
        label: t('ledger.showRun'),
        act: () => onSearch({ run: run.id, q: '', person: '', campaign: '' }),
      });
    },
  });
  const { personId, campaignId, record } = entry;
  const only = personId ? { person: personId } : campaignId ? { campaign: campaignId } : undefined;
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {only && (
        <ActionIcon
          variant="subtle"
          aria-label={`${t('ledger.onlyThis')}: ${record}`}
          title={t('ledger.onlyThis')}
          onClick={() => onSearch(only)}
        >
          <IconFilter size={16} />
        </ActionIcon>
      )}
      {entry.replayable && may('admin') && (
        <ActionIcon
          variant="subtle"
          aria-label={`${t('ledger.replay')}: ${record}`}
          title={t('ledger.replay')}
          loading={again.isPending}
          onClick={() => again.mutate()}
        >
          <IconRepeat size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}
