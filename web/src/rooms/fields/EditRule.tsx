import {
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { ruleText } from '@/lib/rules';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { RuleLines } from '@/ui/rule/RuleLines';
import { draftOf, ruleOf } from '@/ui/rule/rows';
import {
  addRule,
  changeRule,
  type RuleDraft,
  type RuleSubject,
  ruleSubjects,
  rulesQuery,
  type ValidationRule,
} from './api/rules';
import { useRuleChoices } from './useRuleChoices';

/** What no campaign or member may be, and what is then said. */
export function EditRule({ rule, onClose }: { rule?: ValidationRule; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { choicesFor, nameOf } = useRuleChoices();
  const [subject, setSubject] = useState<RuleSubject>(rule?.subject ?? 'campaign');
  const [name, setName] = useState(rule?.name ?? '');
  const [message, setMessage] = useState(rule?.message ?? '');
  const [active, setActive] = useState(rule?.active ?? true);
  const choices = choicesFor(subject);
  const [draft, setDraft] = useState(draftOf(rule?.rule, choices.fields));
  const condition = draft ? ruleOf(draft, choices.fields) : rule?.rule;
  const save = useMutation({
    mutationFn: (body: RuleDraft) => (rule ? changeRule(rule, body) : addRule(body)),
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [rulesQuery.queryKey[0]] });
      onClose();
    },
  });
  const faults = faultsByField(save.error);
  const choose = (next: RuleSubject) => {
    setSubject(next);
    setDraft(draftOf(undefined, choicesFor(next).fields));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (condition)
      save.mutate({ subject, name: name.trim(), rule: condition, message: message.trim(), active });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={rule ? t('rules.edit', { name: rule.name }) : t('rules.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Group grow align="flex-start" preventGrowOverflow={false}>
            <TextInput
              miw={220}
              label={t('common.name')}
              description={t('rules.nameHint')}
              required
              data-autofocus
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={faults.name}
            />
            <NativeSelect
              miw={160}
              label={t('rules.subject')}
              description={t('rules.subjectHint')}
              value={subject}
              disabled={rule !== undefined}
              onChange={(event) => choose(event.currentTarget.value as RuleSubject)}
              data={ruleSubjects.map((value) => ({ value, label: t(`subject.${value}`) }))}
              error={faults.subject}
            />
          </Group>
          <Text size="sm" fw={500}>
            {t('rules.refusedWhen')}
          </Text>
          <RuleLines draft={draft} choices={choices} onDraft={setDraft} />
          <Text size="sm" c="dimmed" aria-live="polite">
            {condition
              ? t('rules.sentence', { rule: ruleText(condition, t, nameOf) })
              : t('rules.unfinished')}
          </Text>
          <Textarea
            label={t('rules.message')}
            description={t('rules.messageHint')}
            required
            autosize
            minRows={2}
            maxLength={1000}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
            error={faults.message}
          />
          <Checkbox
            label={t('rules.active')}
            checked={active}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
          <ProblemAlert
            error={save.error}
            faults={faultsOutside(save.error, ['name', 'subject', 'message'])}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button
              type="submit"
              disabled={!condition || !name.trim() || !message.trim()}
              loading={save.isPending}
            >
              {rule ? t('common.save') : t('common.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
