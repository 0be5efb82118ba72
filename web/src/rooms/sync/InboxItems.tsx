import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useT } from '@/lib/i18n';
import { Waiting } from '@/ui/Await';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import { usePages } from '@/ui/usePages';
import { answer, type InboxFilter, inboxQuery, type Take } from './api/inbox';
import { InboxItem } from './InboxItem';
import { keepFocus } from './keepFocus';
import { useRefresh } from './useRefresh';

/** Of these the other side has to be told. */
const outward: Take[] = ['ours', 'make'];
type Decision = { id: string; take: Take; value?: string };
/** So many at first, and so many more at a time. */
const step = 10;

type Props = {
  connectionId: string;
  system: string;
  filter: InboxFilter;
  field?: string;
  why?: string;
};

export function InboxItems({ connectionId, system, filter, field, why }: Props) {
  const t = useT();
  const refresh = useRefresh();
  const { query, rows, more } = usePages(inboxQuery(connectionId, filter));
  const [shown, setShown] = useState(step);
  const box = useRef<HTMLDivElement>(null);
  const items = (rows ?? []).filter((item) => !field || item.field === field);
  const decide = useMutation({
    mutationFn: ({ id, take, value }: Decision) => answer(connectionId, id, take, value),
    onSuccess: async (_, { id, take }) => {
      const place = items.findIndex((item) => item.id === id);
      toast(t(outward.includes(take) ? 'inbox.answered' : 'inbox.decided'));
      await refresh();
      keepFocus(box.current, place);
    },
  });
  if (query.error && !rows)
    return <ProblemAlert error={query.error} retry={() => query.refetch()} />;
  if (!rows) return <Waiting />;
  const showMore = () => {
    setShown(shown + step);
    if (items.length < shown + 2 * step) more();
  };
  return (
    <Stack gap="sm" ref={box}>
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('inbox.empty')}
        </Text>
      )}
      {items.slice(0, shown).map((item) => (
        <InboxItem
          key={item.id}
          connectionId={connectionId}
          system={system}
          item={item}
          {...(why ? { why } : {})}
          busy={decide.isPending && decide.variables.id === item.id}
          onAnswer={(take, value) =>
            decide.mutate({ id: item.id, take, ...(value ? { value } : {}) })
          }
        />
      ))}
      {(query.hasNextPage || items.length > shown) && (
        <Button
          variant="default"
          size="xs"
          mb="sm"
          onClick={showMore}
          loading={query.isFetchingNextPage}
          style={{ alignSelf: 'center' }}
        >
          {t('common.more')}
        </Button>
      )}
    </Stack>
  );
}
