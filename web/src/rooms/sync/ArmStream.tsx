import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { translated, useT } from '@/lib/i18n';
import { Waiting } from '@/ui/Await';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { usePages } from '@/ui/usePages';
import type { Bridge } from './api/bridges';
import { planQuery } from './api/plan';
import type { Mode, Stream } from './api/streams';
import { BridgeNote } from './BridgeNote';
import { ListenersNote } from './ListenersNote';
import { PlanTable } from './PlanTable';

type Props = {
  connectionId: string;
  stream: Stream;
  bridges: Bridge[];
  mode: Mode;
  onArm: () => void;
  onClose: () => void;
};

/** So many lines that the buttons below stay in sight. */
const first = 6;

/** What the stream would write, before it may. */
export function ArmStream({ connectionId, stream, bridges, mode, onArm, onClose }: Props) {
  const t = useT();
  const { query, rows } = usePages(planQuery(connectionId, stream.key));
  const name = translated(t, `stream.${stream.key}`, stream.key);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('arm.title', { stream: name, mode: t(`mode.${mode}`) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <BridgeNote bridges={bridges} stream={stream.key} />
        <ListenersNote connectionId={connectionId} />
        <Text>{t('arm.would', { count: stream.pending })}</Text>
        {query.error && <ProblemAlert error={query.error} retry={() => query.refetch()} />}
        {!rows && !query.error && <Waiting />}
        {rows && <PlanTable rows={rows.slice(0, first)} why={false} />}
        {rows && stream.pending > first && (
          <Text size="sm" c="dimmed">
            {t('arm.more', { count: stream.pending - first })}
          </Text>
        )}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('arm.notYet')}
          </Button>
          <Button onClick={onArm}>{t('arm.arm', { count: stream.pending })}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
