import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import type { Rule } from '@/lib/rules';
import { RuleLines } from '@/ui/rule/RuleLines';
import { type Draft, draftOf, ruleOf } from '@/ui/rule/rows';
import { usePeopleChoices } from '@/ui/rule/usePeopleChoices';
import type { StepJson } from './api/flow';

type Case = { when: Rule; next: string };
type Props = { json: StepJson; onJson: (json: StepJson) => void };

/** The ways of a decision: the first whose rule holds is taken. */
export function Cases({ json, onJson }: Props) {
  const t = useT();
  const { choices } = usePeopleChoices();
  const cases = json.cases as Case[];
  const fresh = () => draftOf(undefined, choices.fields);
  const started = ({ when }: Case) =>
    JSON.stringify(when) === '{"all":[]}' ? fresh() : draftOf(when, choices.fields);
  const [drafts, setDrafts] = useState<(Draft | undefined)[]>(cases.map(started));
  const change = (place: number, draft: Draft) => {
    setDrafts(drafts.with(place, draft));
    const when = ruleOf(draft, choices.fields);
    const was = cases[place];
    if (when && was) onJson({ ...json, cases: cases.with(place, { ...was, when }) });
  };
  const add = () => {
    setDrafts([...drafts, fresh()]);
    onJson({ ...json, cases: [...cases, { when: { all: [] }, next: String(json.else) }] });
  };
  const remove = (place: number) => {
    setDrafts(drafts.toSpliced(place, 1));
    onJson({ ...json, cases: cases.toSpliced(place, 1) });
  };
  return (
    <>
      {drafts.map((draft, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a way has no other name than its place
        <Stack key={place} gap="xs">
          <Group justify="space-between">
            <Text fw={560} size="sm">
              {t('flowEdit.case', { place: place + 1 })}
            </Text>
            {drafts.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('flowEdit.removeCase', { place: place + 1 })}
                onClick={() => remove(place)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </Group>
          <RuleLines draft={draft} choices={choices} onDraft={(next) => change(place, next)} />
        </Stack>
      ))}
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add}>
          {t('flowEdit.addCase')}
        </Button>
      </div>
    </>
  );
}
