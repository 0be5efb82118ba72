import { Alert, Button, Group, List, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { translated, useT } from '@/lib/i18n';
import { ruleText } from '@/lib/rules';
import { May } from '@/ui/May';
import { Tone, type ToneName } from '@/ui/Tone';
import { toast } from '@/ui/toast';
import { changeFlow, type Flow, publishFlow } from './api/flow';
import { useNames } from './api/names';
import { faultsByStep } from './draft';
import { entryText } from './sentences';
import { stepsOf } from './steps';

const tones: Record<string, ToneName> = { published: 'good', paused: 'attention' };

/** What a flow is called, whether it takes people in, and what to do about that. */
export function FlowHead({ flow, onEdit }: { flow: Flow; onEdit: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const nameOf = useNames();
  const { id, name, status, published, faults = [], definition } = flow;
  const refresh = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => /\/flows(\/|$)/.test(String(queryKey[0])),
    });
  const publish = useMutation({
    mutationFn: () => publishFlow(id),
    onSuccess: async (after) => {
      await refresh();
      toast(t('flows.publishedNow', { version: after.published }));
    },
  });
  const change = useMutation({
    mutationFn: (to: string) => changeFlow(flow, { status: to }),
    onSuccess: refresh,
  });
  const steps = stepsOf(definition);
  const placed = faultsByStep(faults);
  const unplaced = placed.get('') ?? [];
  const onSteps = [...placed.keys()].filter(Boolean);
  const busy = publish.isPending || change.isPending;
  return (
    <>
      <Group mb="xs" justify="space-between">
        <Group gap="sm">
          <Title order={2}>{name}</Title>
          <Tone tone={tones[status] ?? 'quiet'}>
            {translated(t, `flowState.${status}`, status)}
          </Tone>
          <Text size="sm" c="dimmed">
            {published ? t('flows.version', { version: published }) : t('flows.neverPublished')}
          </Text>
        </Group>
        <May do="flows">
          <Group gap="xs">
            <Button variant="default" leftSection={<IconPencil size={16} />} onClick={onEdit}>
              {t('flowEdit.edit')}
            </Button>
            {status === 'published' && (
              <Button variant="default" onClick={() => change.mutate('paused')} loading={busy}>
                {t('flows.pause')}
              </Button>
            )}
            {status === 'paused' && (
              <Button variant="default" onClick={() => change.mutate('published')} loading={busy}>
                {t('flows.resume')}
              </Button>
            )}
            <Button
              variant={published ? 'default' : 'filled'}
              onClick={() => publish.mutate()}
              disabled={faults.length > 0}
              loading={busy}
            >
              {published ? t('flows.publishDraft') : t('flows.publish')}
            </Button>
          </Group>
        </May>
      </Group>
      {faults.length > 0 && (
        <Alert variant="default" title={t('flows.faults')} mb="md">
          <List size="sm">
            {unplaced.map(({ pointer, message }) => (
              <List.Item key={pointer + message}>{message}</List.Item>
            ))}
            {onSteps.map((key) => (
              <List.Item key={key}>
                {t('flowEdit.faultOn', {
                  place: steps.findIndex((step) => step.key === key) + 1,
                })}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Text mb="xs">{entryText(definition, t, nameOf)}</Text>
      {definition.leaveWhen && (
        <Text mb="xs" c="dimmed">
          {t('flows.leaveWhen', { rule: ruleText(definition.leaveWhen, t, nameOf) })}
        </Text>
      )}
    </>
  );
}
