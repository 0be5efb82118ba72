import {
  Autocomplete,
  Button,
  Group,
  Modal,
  MultiSelect,
  NativeSelect,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { ProblemAlert } from '@/ui/ProblemAlert';
import {
  addSend,
  changeSend,
  listNamesQuery,
  type Send,
  sendsQuery,
  statusNamesQuery,
  templatesQuery,
  topicsQuery,
} from './api/sends';

type Props = { campaignId: string; send?: Send; onClose: () => void };

/** Which mail goes to whom; nothing is sent here. */
export function EditSend({ campaignId, send, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  const { data: templates = [] } = useQuery(templatesQuery);
  const { data: lists = [] } = useQuery(listNamesQuery);
  const { data: topics = [] } = useQuery(topicsQuery);
  const { data: statuses = [] } = useQuery(statusNamesQuery(campaignId));
  const [name, setName] = useState(send?.name ?? '');
  const [chosen, setChosen] = useState(send?.templateId);
  const [listId, setListId] = useState(send?.audience.listId ?? '');
  const [only, setOnly] = useState(send?.audience.statuses ?? []);
  const [topic, setTopic] = useState(send?.topic ?? 'news');
  const templateId = chosen ?? templates[0]?.id ?? '';
  const save = useMutation({
    mutationFn: async () => {
      const audience = { listId: listId || null, statuses: listId ? null : only };
      const draft = { name: name.trim(), templateId, topic: topic.trim(), audience };
      if (send) await changeSend(send, draft);
      else await addSend(campaignId, draft);
    },
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [sendsQuery(campaignId).queryKey[0]] });
      onClose();
    },
  });
  const faults = faultsByField(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={send ? send.name : t('sends.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          {templates.length === 0 && <Text size="sm">{t('sends.noTemplates')}</Text>}
          <TextInput
            label={t('common.name')}
            required
            data-autofocus
            value={name}
            error={faults.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('sends.template')}
            required
            value={templateId}
            error={faults.templateId}
            data={templates.map(({ id, name: label }) => ({ value: id, label }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <Autocomplete
            label={t('sends.topic')}
            description={t('sends.topicHint')}
            value={topic}
            error={faults.topic}
            data={topics}
            onChange={setTopic}
          />
          <NativeSelect
            label={t('sends.to')}
            value={listId}
            error={faults.listId}
            data={[
              { value: '', label: t('sends.members') },
              ...lists.map(({ id, name: label }) => ({ value: id, label })),
            ]}
            onChange={(event) => setListId(event.currentTarget.value)}
          />
          {!listId && (
            <MultiSelect
              label={t('sends.only')}
              description={t('sends.onlyHint')}
              value={only}
              error={faults.statuses}
              data={statuses.map((status) => status.name)}
              onChange={setOnly}
            />
          )}
          <ProblemAlert
            error={save.error}
            faults={faultsOutside(save.error, [
              'name',
              'templateId',
              'topic',
              'listId',
              'statuses',
            ])}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!templateId} loading={save.isPending}>
              {send ? t('common.save') : t('common.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
