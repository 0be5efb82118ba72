import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { type Rule, ruleText } from '@/lib/rules';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { RuleLines } from '@/ui/rule/RuleLines';
import { draftOf, ruleOf } from '@/ui/rule/rows';
import { usePeopleChoices } from '@/ui/rule/usePeopleChoices';
import { changeSegment, createSegment, fitsQuery, type Segment } from './api/segments';

/** The live answer to a rule, in words and as a number. */
function Answer({ rule, sentence }: { rule: Rule | undefined; sentence: string }) {
  const t = useT();
  const [asked] = useDebouncedValue(rule, 300);
  const fits = useQuery({ ...fitsQuery(asked), placeholderData: keepPreviousData });
  return (
    <div aria-live="polite">
      <Text size="sm" c="dimmed">
        {rule ? sentence : t('segments.unfinished')}
      </Text>
      {rule && fits.data && (
        <Text fw={600} className="figures">
          {t('segments.fit', { count: fits.data.count })}
        </Text>
      )}
      {rule && <ProblemAlert error={fits.error} />}
    </div>
  );
}

/** A segment is built from lines that all hold, or of which any holds. */
export function EditSegment({ segment, onClose }: { segment?: Segment; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { choices, nameOf } = usePeopleChoices();
  const [name, setName] = useState(segment?.name ?? '');
  const [draft, setDraft] = useState(draftOf(segment?.rule, choices.fields));
  const rule = draft ? ruleOf(draft, choices.fields) : segment?.rule;
  const save = useMutation({
    mutationFn: (body: { name: string; rule: Rule }) =>
      segment ? changeSegment(segment, body) : createSegment(body),
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/segments'),
      });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rule) save.mutate({ name: name.trim(), rule });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={segment ? t('segments.edit') : t('segments.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('common.name')}
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <RuleLines draft={draft} choices={choices} onDraft={setDraft} />
          <Answer rule={rule} sentence={rule ? ruleText(rule, t, nameOf) : ''} />
          <ProblemAlert error={save.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!rule || !name.trim()} loading={save.isPending}>
              {segment ? t('common.save') : t('common.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
