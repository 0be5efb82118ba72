import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { type Rule, ruleText } from '@/lib/rules';
import { useMay } from '@/lib/session';
import { LinkButton } from '@/ui/LinkButton';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import { type Connection, changeConnection } from './api/connections';
import { inclusionQuery, segmentNamesQuery } from './api/inclusion';
import { useRefresh } from './useRefresh';

const everybody = '';
const own = 'own';
/** The segment that a rule is; nothing for a rule of another shape. */
const segmentOf = (rule: Rule | null): string | undefined =>
  typeof rule?.inSegment === 'string' ? rule.inSegment : undefined;

type Props = { connection: Connection; system: string };

/** Who may be made on the other side: everybody who is needed, or only who is in a segment. */
export function Inclusion({ connection, system }: Props) {
  const t = useT();
  const refresh = useRefresh();
  const fixed = !useMay()('admin');
  const { data: segments = [] } = useQuery(segmentNamesQuery);
  const kept = connection.inclusion;
  const keptChoice = kept ? (segmentOf(kept) ?? own) : everybody;
  const [choice, setChoice] = useState(keptChoice);
  const rule = choice === everybody ? null : choice === own ? kept : { inSegment: choice };
  const preview = useQuery({
    ...inclusionQuery(connection.id, rule),
    enabled: !fixed,
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: () => changeConnection(connection, { inclusion: rule }),
    meta: { shown: true },
    onSuccess: async () => {
      await refresh();
      toast(t('create.changed'));
    },
  });
  const nameOf = (id: string) => segments.find((each) => each.id === id)?.name;
  const { would = 0, outside = 0, names = [] } = preview.data ?? {};
  return (
    <Stack gap="xs" ps={56} maw={560}>
      <NativeSelect
        label={t('inclusion.who')}
        description={t('inclusion.hint')}
        value={choice}
        disabled={fixed}
        onChange={(event) => setChoice(event.currentTarget.value)}
        data={[
          { value: everybody, label: t('inclusion.everybody') },
          ...(keptChoice === own && kept ? [{ value: own, label: ruleText(kept, t, nameOf) }] : []),
          ...segments.map(({ id, name }) => ({
            value: id,
            label: t('inclusion.segment', { name }),
          })),
        ]}
      />
      {preview.data && (
        <Text size="sm" aria-live="polite">
          {t('inclusion.would', { count: would, system })}
          {names.length > 0 && ` (${names.join(', ')}${would > names.length ? ', …' : ''})`}{' '}
          {outside > 0 && t('inclusion.outside', { count: outside })}
        </Text>
      )}
      <ProblemAlert error={save.error ?? preview.error} />
      <Group gap="xs">
        {choice !== keptChoice && (
          <>
            <Button size="xs" onClick={() => save.mutate()} loading={save.isPending}>
              {t('common.save')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setChoice(keptChoice)}>
              {t('common.cancel')}
            </Button>
          </>
        )}
        <LinkButton size="xs" variant="subtle" to="/segments">
          {t('inclusion.build')}
        </LinkButton>
      </Group>
    </Stack>
  );
}
