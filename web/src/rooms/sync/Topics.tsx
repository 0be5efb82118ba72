import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useT } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import type { Connection } from './api/connections';
import { decideTopic, ourTopicsQuery, type Topic, topicsQuery } from './api/topics';
import css from './maps.module.css';
import { useRefresh } from './useRefresh';

/** Choices that are no topic; a topic stands behind its own mark, so that none can be one of these. */
const open = '';
const apart = 'apart';
const mark = 'ours:';

type Props = { connection: Connection; topic: Topic; ours: string[] };

function OneTopic({ connection, topic, ours }: Props) {
  const t = useT();
  const refresh = useRefresh();
  const fixed = !useMay()('admin');
  const { id, name, decision } = topic;
  const kept = decision === 'ours' ? mark + topic.topic : decision === 'apart' ? apart : open;
  const known = [...new Set([...ours, ...(topic.topic ? [topic.topic] : [])])];
  const isNew = !known.some((each) => each.toLowerCase() === name.toLowerCase());
  const decide = useMutation({
    mutationFn: (choice: string) =>
      decideTopic(
        connection.id,
        id,
        choice.startsWith(mark)
          ? { decision: 'ours', topic: choice.slice(mark.length) }
          : { decision: choice === apart ? 'apart' : 'open', topic: null },
      ),
    meta: { shown: true },
    onSuccess: async () => {
      await refresh();
      toast(t('topics.saved'));
    },
  });
  const note =
    decision === 'open'
      ? t('topics.waits')
      : decision === 'ours' && !topic.decidedBy
        ? t('topics.sameName')
        : undefined;
  return (
    <li className={css.topic}>
      <Text fw={560} size="sm">
        {name}
      </Text>
      <NativeSelect
        aria-label={t('topics.of', { name })}
        description={note}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={decide.isPending ? decide.variables : kept}
        disabled={fixed || decide.isPending}
        onChange={(event) => decide.mutate(event.currentTarget.value)}
        data={[
          { value: open, label: t('topics.open') },
          ...known.map((each) => ({ value: mark + each, label: each })),
          ...(isNew ? [{ value: mark + name, label: t('topics.new', { name }) }] : []),
          { value: apart, label: t('topics.apart') },
        ]}
      />
      <ProblemAlert error={decide.error} />
    </li>
  );
}

/** What people can opt out of there one by one, and which topic of ours each is. */
export function Topics({ connection }: { connection: Connection }) {
  const t = useT();
  const { data: topics = [] } = useQuery(topicsQuery(connection.id));
  const { data: ours = [] } = useQuery(ourTopicsQuery);
  const title = useRef<HTMLHeadingElement>(null);
  const isSought = useLocation({ select: ({ hash }) => hash === 'topics' });
  const known = topics.length > 0;
  useEffect(() => {
    if (!isSought || !known) return;
    const heading = title.current;
    heading?.focus({ preventScroll: true });
    // What stands above it is still being read, and pushes it down.
    const follow = new ResizeObserver(() => heading?.scrollIntoView({ block: 'center' }));
    follow.observe(document.body);
    const rest = window.setTimeout(() => follow.disconnect(), 3_000);
    return () => {
      follow.disconnect();
      window.clearTimeout(rest);
    };
  }, [isSought, known]);
  if (topics.length === 0) return null;
  return (
    <Stack gap="xs" component="section" className="paper" p="md">
      <Title order={2} size="h4" ref={title} tabIndex={-1}>
        {t('topics.title')}
      </Title>
      <Text size="sm" c="dimmed" maw="70ch">
        {t('topics.hint')}
      </Text>
      <ul className={css.topics}>
        {topics.map((topic) => (
          <OneTopic key={topic.id} connection={connection} topic={topic} ours={ours} />
        ))}
      </ul>
    </Stack>
  );
}
