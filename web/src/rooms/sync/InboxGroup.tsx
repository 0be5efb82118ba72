import { Button, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { translated, useT } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { toast } from '@/ui/toast';
import type { Connection } from './api/connections';
import { type Group as Alike, answerAll, type Take } from './api/inbox';
import { fieldName, sayReason } from './codes';
import { InboxItems } from './InboxItems';
import { keepFocus } from './keepFocus';
import css from './sync.module.css';
import { useRefresh } from './useRefresh';

/** Answers that need a value, or the sight of each one, are given one by one. */
const oneByOne: Take[] = [
  'map',
  'link',
  'confirm',
  'written',
  'notWritten',
  'part',
  'pair',
  'make',
  'merge',
  'apart',
];

/** What is counted there are the records behind each question. */
const byRecord = ['brake', 'status', 'topic'];

/** These wait until people may be created. */
const missing = ['notHere', 'notThere'];

type Props = { connection: Connection; group: Alike; open: boolean };

export function InboxGroup({ connection: { id, system }, group, open }: Props) {
  const t = useT();
  const refresh = useRefresh();
  const may = useMay();
  const [opened, { toggle }] = useDisclosure(open);
  const { kind, reason, field, count, answers } = group;
  const decide = useMutation({
    mutationFn: (take: Take) => answerAll(id, group, take),
    onSuccess: async ({ answered }) => {
      toast(t('inbox.answeredAll', { count: answered }));
      await refresh();
      keepFocus(null, 0);
    },
  });
  const title = translated(t, `inboxKind.${kind}`, t('inboxKind.other'));
  const why = sayReason(t, { kind, reason, params: null, count: null }, system);
  const isCounted = !byRecord.includes(kind);
  const head =
    field && kind !== 'status'
      ? t('inbox.groupOf', { kind: title, field: fieldName(t, field), count })
      : t('inbox.group', { kind: title, count });
  const inBulk =
    count > 1 && may('campaigns') ? answers.filter((take) => !oneByOne.includes(take)) : [];
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <section className="paper">
      <div className={css.group}>
        <Title order={2} size="h3">
          <button type="button" className={css.fold} onClick={toggle} aria-expanded={opened}>
            <Chevron size={18} aria-hidden />
            {isCounted ? head : title}
          </button>
        </Title>
        <Text size="sm" c="dimmed">
          {why}
        </Text>
        {missing.includes(reason) && (
          <Text size="sm">
            <Link to="/connections/$id" params={{ id }} search={{}} className="link">
              {t('inbox.letCreate')}
            </Link>
          </Text>
        )}
        {inBulk.length > 0 && (
          <Group gap="xs" mt="xs">
            {inBulk.map((take) => (
              <Button
                key={take}
                size="xs"
                variant="default"
                loading={decide.isPending && decide.variables === take}
                disabled={decide.isPending}
                onClick={() => decide.mutate(take)}
              >
                {take === 'addHere'
                  ? t('inbox.addAll')
                  : t('inbox.forAll', { verb: t(`answer.${take}`), count })}
              </Button>
            ))}
          </Group>
        )}
      </div>
      {opened && (
        <div className={css.inside}>
          <InboxItems
            connectionId={id}
            system={system}
            filter={{ kind, reason }}
            why={why}
            {...(field ? { field } : {})}
          />
        </div>
      )}
    </section>
  );
}
