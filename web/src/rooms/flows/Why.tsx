import { Drawer, List, Text, Timeline } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '@/lib/format';
import { type Translate, translated, useT } from '@/lib/i18n';
import { activityName, fieldName, ruleText } from '@/lib/rules';
import { Await } from '@/ui/Await';
import { useNames } from './api/names';
import { explainQuery, type Fact, type Note, type Run } from './api/runs';
import { sentenceOf } from './sentences';
import type { Step } from './steps';

function factText({ rule, trigger, field, action, holds, value, outcome }: Fact, t: Translate) {
  const what = rule
    ? ruleText(rule, t)
    : trigger
      ? activityName(trigger, t)
      : field
        ? fieldName(field, t)
        : (action ?? '');
  const answer =
    holds === undefined
      ? String(value ?? outcome ?? '–')
      : t(holds ? 'ruleValue.yes' : 'ruleValue.no');
  return t('why.fact', { what, answer });
}

/** What a note adds to the name of its kind: the way taken, the answer, the moment waited for. */
function detailText({ detail }: Note, t: Translate, exact: (at: string) => string): string {
  const { exit, until, outcome, code, message, name } = detail;
  if (typeof until === 'string') return t('why.until', { at: exact(until) });
  const words = [message ?? name, exit ?? outcome ?? code].filter(
    (word): word is string => typeof word === 'string' && word !== 'done',
  );
  return words.map((word) => translated(t, `exit.${word}`, word)).join(' · ');
}

/** That a step was left by its only way, for no reason, tells nothing. */
const tells = ({ what, detail, facts }: Note) =>
  what !== 'left' || detail.exit !== 'next' || facts.length > 0;

type Props = { run: Run; name: string; steps: Step[]; onClose: () => void };

/** Every step that a run took, with the facts that made it happen, or not. */
export function Why({ run, name, steps, onClose }: Props) {
  const t = useT();
  const formats = useFormats();
  const nameOf = useNames();
  const explained = useQuery(explainQuery(run.flowId, run.id));
  const sentence = (key: string) => {
    const step = steps.find((each) => each.key === key);
    return step ? sentenceOf(step.json, t, nameOf) : key;
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t('flows.whyOf', { name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('why.entered', { at: formats.exact(run.enteredAt), version: run.number })}
      </Text>
      <Await query={explained}>
        {({ steps: notes }) => (
          <Timeline bulletSize={12} lineWidth={2}>
            {notes.filter(tells).map((note) => (
              <Timeline.Item
                key={note.at + note.step + note.visit + note.what}
                title={sentence(note.step)}
              >
                <Text size="sm">
                  {[
                    translated(t, `why.${note.what}`, note.what),
                    detailText(note, t, formats.exact),
                  ]
                    .filter(Boolean)
                    .join(': ')}
                </Text>
                <List size="sm" c="dimmed">
                  {note.facts.map((fact) => (
                    <List.Item key={JSON.stringify(fact)}>{factText(fact, t)}</List.Item>
                  ))}
                </List>
                <Text size="xs" c="dimmed">
                  {formats.exact(note.at)}
                </Text>
              </Timeline.Item>
            ))}
          </Timeline>
        )}
      </Await>
    </Drawer>
  );
}
