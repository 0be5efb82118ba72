import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { MomentField } from '@/ui/MomentField';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import { type Automation, startAutomation, type Wish } from './api/automations';
import { ourStatusesQuery } from './api/ourStatuses';
import type { Twin } from './api/twins';

type Props = { twin: Twin; automation: Automation; system: string; onClose: () => void };

/** Asks once more before something over there is set going: it may mail, and is not taken back. */
export function StartAutomation({ twin, automation, system, onClose }: Props) {
  const t = useT();
  const named = automation.start === 'forPeople';
  const [status, setStatus] = useState('');
  const [at, setAt] = useState<string | null>(null);
  const { data: statuses = [] } = useQuery({
    ...ourStatusesQuery(twin.campaignId),
    enabled: named,
  });
  const start = useMutation({
    mutationFn: (wish: Wish) => startAutomation(twin.id, automation.id, wish),
    meta: { shown: true },
    onSuccess: ({ name, people }) => {
      toast(
        named ? t('automations.begun', { name, count: people }) : t('automations.set', { name }),
      );
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate({
      ...(status && { status }),
      ...(at && { at }),
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={automation.name}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">
            {t(named ? 'automations.whatForPeople' : 'automations.whatAtATime', { system })}
          </Text>
          {named ? (
            <NativeSelect
              label={t('automations.who')}
              value={status}
              onChange={(event) => setStatus(event.currentTarget.value)}
              data={[
                { value: '', label: t('automations.everybody') },
                ...statuses.map(({ name }) => ({ value: name, label: name })),
              ]}
            />
          ) : (
            <MomentField
              label={t('automations.when')}
              description={t('automations.soonest')}
              value={at}
              onChange={setAt}
            />
          )}
          <ProblemAlert error={start.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={start.isPending}>
              {t(named ? 'automations.start' : 'automations.schedule')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
