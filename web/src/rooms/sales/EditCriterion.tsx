import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { ruleText } from '@/lib/rules';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { RuleLines } from '@/ui/rule/RuleLines';
import { draftOf, ruleOf } from '@/ui/rule/rows';
import { usePeopleChoices } from '@/ui/rule/usePeopleChoices';
import type { Criterion } from './api/criteria';
import { useDefine } from './useDefine';

type Props = {
  all: Criterion[];
  /** Which one to change; none for a new one. */
  place?: number;
  onClose: () => void;
};

/** One thing that must hold before a lead becomes a contact, and how it is called when it is missing. */
export function EditCriterion({ all, place, onClose }: Props) {
  const t = useT();
  const { choices, nameOf } = usePeopleChoices();
  const was = place === undefined ? undefined : all[place];
  const [label, setLabel] = useState(was?.label ?? '');
  const [draft, setDraft] = useState(draftOf(was?.rule, choices.fields));
  const rule = draft ? ruleOf(draft, choices.fields) : was?.rule;
  const define = useDefine(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!rule) return;
    const one = { label: label.trim(), rule };
    define.mutate(place === undefined ? [...all, one] : all.with(place, one));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={was ? t('rules.edit', { name: was.label }) : t('qualification.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('qualification.label')}
            description={t('qualification.labelHint')}
            required
            data-autofocus
            maxLength={200}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <Text size="sm" fw={500}>
            {t('qualification.holds')}
          </Text>
          <RuleLines draft={draft} choices={choices} onDraft={setDraft} />
          <Text size="sm" c="dimmed" aria-live="polite">
            {rule
              ? t('qualification.sentence', { rule: ruleText(rule, t, nameOf) })
              : t('rules.unfinished')}
          </Text>
          <ProblemAlert error={define.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!rule || !label.trim()} loading={define.isPending}>
              {was ? t('common.save') : t('common.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
