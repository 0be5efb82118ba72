import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { memberHistoryQuery } from './api/memberHistory';
import { Changes } from './Changes';

type Props = { campaignId: string; personId: string; name: string; onClose: () => void };

export function MemberHistory({ campaignId, personId, name, onClose }: Props) {
  const t = useT();
  const history = useQuery(memberHistoryQuery(campaignId, personId));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t('members.historyOf', { name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Await query={history}>{(items) => <Changes items={items} />}</Await>
    </Drawer>
  );
}
