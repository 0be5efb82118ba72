import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { previewQuery, type Send, sendsQuery, startSend } from './api/sends';

type Props = { campaignId: string; send: Send; onClose: () => void };

/** Mails cannot be called back, so what would go out is shown first. */
export function StartSend({ campaignId, send, onClose }: Props) {
  const t = useT();
  const formats = useFormats();
  const client = useQueryClient();
  const preview = useQuery(previewQuery(send.id));
  const start = useMutation({
    mutationFn: () => startSend(send.id),
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [sendsQuery(campaignId).queryKey[0]] });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('sends.start', { name: send.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Await query={preview} lines={3}>
        {({ people, mails, withheld }) => (
          <Stack>
            <Text>
              {t('sends.would', {
                mails,
                people,
              })}
            </Text>
            {Object.entries(withheld).map(([reason, count]) => (
              <Text key={reason} size="sm" c="dimmed">
                {`${formats.number(count)} ${translated(t, `withheld.${reason}`, reason)}`}
              </Text>
            ))}
            <ProblemAlert error={start.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('common.cancel')}
              </Button>
              <Button
                disabled={mails === 0}
                loading={start.isPending}
                onClick={() => start.mutate()}
              >
                {t('sends.startDo', { mails })}
              </Button>
            </Group>
          </Stack>
        )}
      </Await>
    </Modal>
  );
}
