import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { attach, type Mode, modes, type Role, roles } from './api/audiences';

type Named = { id: string; name: string };
type Props = {
  campaignId: string;
  lists: Named[];
  segments: Named[];
  onDone: () => unknown;
  onClose: () => void;
};

/** Ties a list or a segment to the campaign: to invite its people, or to keep them out. */
export function AttachAudience({ campaignId, lists, segments, onDone, onClose }: Props) {
  const t = useT();
  const of = (kind: string) => (one: Named) => ({ value: `${kind} ${one.id}`, label: one.name });
  const groups = [
    { group: t('audience.lists'), items: lists.map(of('list')) },
    { group: t('audience.segments'), items: segments.map(of('segment')) },
  ].filter(({ items }) => items.length > 0);
  const [who, setWho] = useState(groups[0]?.items[0]?.value ?? '');
  const [role, setRole] = useState<Role>('target');
  const [mode, setMode] = useState<Mode>('once');
  const save = useMutation({
    mutationFn: () => {
      const [kind = '', id = ''] = who.split(' ');
      return attach(campaignId, {
        role,
        mode,
        ...(kind === 'list' ? { listId: id } : { segmentId: id }),
      });
    },
    meta: { shown: true },
    onSuccess: async () => {
      await onDone();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('audience.attach')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          {groups.length === 0 && <Text size="sm">{t('audience.noLists')}</Text>}
          <NativeSelect
            label={t('audience.who')}
            required
            value={who}
            onChange={(event) => setWho(event.currentTarget.value)}
            data={groups}
          />
          <NativeSelect
            label={t('audience.role')}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
            data={roles.map((value) => ({ value, label: t(`audienceRole.${value}`) }))}
          />
          {role === 'target' && (
            <NativeSelect
              label={t('audience.mode')}
              value={mode}
              onChange={(event) => setMode(event.currentTarget.value as Mode)}
              data={modes.map((value) => ({ value, label: t(`audienceMode.${value}`) }))}
            />
          )}
          <ProblemAlert error={save.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!who} loading={save.isPending}>
              {t('common.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
