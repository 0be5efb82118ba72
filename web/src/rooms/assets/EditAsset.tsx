import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ComponentType, type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside, isProblem } from '@/lib/problem';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { type Asset, type AssetKind, addAsset, changeAsset, type Draft } from './api/assets';
import { draftOf, sent } from './drafts';
import { EventParts } from './EventParts';
import { FormParts } from './FormParts';
import { PageParts } from './PageParts';
import { type Part, text } from './parts';
import { TemplateParts } from './TemplateParts';

function LinkParts({ draft, change, faults }: Part) {
  const t = useT();
  return (
    <TextInput
      type="url"
      label={t('assets.url')}
      description={t('assets.urlHint')}
      placeholder="https://"
      required
      {...text('url', draft, change, faults)}
    />
  );
}

const parts: Record<AssetKind, ComponentType<Part>> = {
  templates: TemplateParts,
  forms: FormParts,
  pages: PageParts,
  events: EventParts,
  links: LinkParts,
};
const shown = [
  ...['name', 'subject', 'html', 'mjml', 'submitLabel', 'thanks', 'title', 'slug', 'label'],
  ...['formId', 'eventId', 'startsAt', 'endsAt', 'location', 'capacity', 'url', 'key', 'fields'],
];

/** Faults by the last part of their place, and by the whole of it for questions of a form. */
function faultsOf(error: unknown): Record<string, string> {
  const whole = isProblem(error)
    ? Object.fromEntries(error.errors.map(({ pointer, message }) => [pointer, message]))
    : {};
  return { ...whole, ...faultsByField(error) };
}

type Props = { kind: AssetKind; campaignId: string; asset?: Asset; onClose: () => void };

export function EditAsset({ kind, campaignId, asset, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  const [draft, setDraft] = useState(draftOf(kind, asset));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: async () => {
      const body = sent(kind, draft, asset);
      if (!asset) await addAsset(kind, campaignId, body);
      else if (Object.keys(body).length > 0) await changeAsset(kind, asset, body);
    },
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [`/${kind}`] });
      onClose();
    },
  });
  const Parts = parts[kind];
  const faults = faultsOf(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={asset ? asset.name : t(`assets.new.${kind}`)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('common.name')}
            description={t('assets.nameHint')}
            required
            data-autofocus
            maxLength={200}
            value={draft.name}
            error={faults.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Parts draft={draft} change={change} faults={faults} />
          <ProblemAlert error={save.error} faults={faultsOutside(save.error, shown)} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {asset ? t('common.save') : t('common.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
