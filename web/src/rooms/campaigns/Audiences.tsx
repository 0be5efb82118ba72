import { ActionIcon, Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { May } from '@/ui/May';
import { Tone } from '@/ui/Tone';
import { toast } from '@/ui/toast';
import { Word } from '@/ui/Word';
import { AttachAudience } from './AttachAudience';
import {
  type Audience,
  attach,
  audiencesQuery,
  detach,
  listNamesQuery,
  segmentNamesQuery,
} from './api/audiences';

const refresh = 2_000;

/** Lists and segments whose people the campaign is for, or is not. */
export function Audiences({ campaignId }: { campaignId: string }) {
  const t = useT();
  const formats = useFormats();
  const client = useQueryClient();
  const [attaching, setAttaching] = useState(false);
  const audiences = useQuery({
    ...audiencesQuery(campaignId),
    refetchInterval: ({ state }) =>
      state.data?.items.some((each) => each.state === 'running') ? refresh : false,
  });
  const { data: lists = [] } = useQuery(listNamesQuery);
  const { data: segments = [] } = useQuery(segmentNamesQuery);
  const nameOf = ({ listId, segmentId }: Audience) =>
    [...lists, ...segments].find(({ id }) => id === listId || id === segmentId)?.name ?? '…';
  const read = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith(`/campaigns/${campaignId}`),
    });
  const restore = useMutation({
    mutationFn: ({ listId, segmentId, role, mode }: Audience) =>
      attach(campaignId, {
        role,
        mode,
        ...(listId ? { listId } : {}),
        ...(segmentId ? { segmentId } : {}),
      }),
    onSuccess: read,
  });
  const drop = useMutation({
    mutationFn: ({ id }: Audience) => detach(campaignId, id),
    onSuccess: async (_, audience) => {
      await read();
      toast(t('audience.detached', { name: nameOf(audience) }), {
        label: t('common.undo'),
        act: () => restore.mutate(audience),
      });
    },
  });
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Group justify="space-between" mb="md">
        <Title order={2}>
          <Word own="audience.title" />
        </Title>
        <May do="campaigns">
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAttaching(true)}
          >
            {t('audience.attach')}
          </Button>
        </May>
      </Group>
      <Await query={audiences} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('audience.none')}
            </Text>
          ) : (
            <Stack gap="sm">
              {items.map((audience) => (
                <div key={audience.id}>
                  <Group justify="space-between" wrap="nowrap" gap="xs">
                    <Group gap="xs">
                      <Text size="sm" fw={500}>
                        {nameOf(audience)}
                      </Text>
                      <Tone tone={audience.role === 'suppress' ? 'attention' : 'quiet'}>
                        {t(`audienceRole.${audience.role}`)}
                      </Tone>
                    </Group>
                    <May do="campaigns">
                      <ActionIcon
                        variant="subtle"
                        aria-label={t('audience.detach', { name: nameOf(audience) })}
                        onClick={() => drop.mutate(audience)}
                      >
                        <IconX size={14} />
                      </ActionIcon>
                    </May>
                  </Group>
                  {audience.role === 'target' && (
                    <Text size="sm" c="dimmed">
                      {t(`audienceMode.${audience.mode}`)}
                      {' · '}
                      {t('audience.letIn', {
                        admitted: formats.number(audience.admitted),
                        refused: formats.number(audience.refused),
                      })}
                    </Text>
                  )}
                  {audience.state === 'running' && (
                    <Progress
                      value={audience.progress * 100}
                      size={6}
                      mt={4}
                      aria-label={nameOf(audience)}
                    />
                  )}
                </div>
              ))}
            </Stack>
          )
        }
      </Await>
      {attaching && (
        <AttachAudience
          campaignId={campaignId}
          lists={lists}
          segments={segments}
          onDone={read}
          onClose={() => setAttaching(false)}
        />
      )}
    </section>
  );
}
