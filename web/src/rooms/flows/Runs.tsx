import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { translated, useT } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { toast } from '@/ui/toast';
import type { Flow } from './api/flow';
import { useNames } from './api/names';
import { nameOf, someoneQuery } from './api/people';
import { proceed, type Run, type RunStatus, runsQuery } from './api/runs';
import { sentenceOf } from './sentences';
import type { Step } from './steps';
import { Why } from './Why';

const statuses: RunStatus[] = ['active', 'queued', 'stuck', 'ended'];

function usePeople(runs: Run[]): Map<string, string> {
  const ids = [...new Set(runs.map(({ personId }) => personId))];
  const people = useQueries({ queries: ids.map(someoneQuery) });
  return new Map(
    people.flatMap(({ data }): [string, string][] => (data ? [[data.id, nameOf(data)]] : [])),
  );
}

function useColumns(
  steps: Step[],
  names: Map<string, string>,
  why: (run: Run) => void,
  push: (run: Run) => void,
): Column<Run>[] {
  const t = useT();
  const may = useMay();
  const thingOf = useNames();
  const nameFor = ({ personId }: Run) => names.get(personId) ?? '…';
  return [
    {
      key: 'person',
      head: t('subject.person'),
      cell: (run) => (
        <Link to="/people/$id" params={{ id: run.personId }} className="strong">
          {nameFor(run)}
        </Link>
      ),
    },
    {
      key: 'step',
      head: t('flows.where'),
      wide: true,
      cell: ({ step, endReason }) => {
        if (endReason) return translated(t, `endReason.${endReason}`, endReason);
        const place = steps.findIndex(({ key }) => key === step);
        const found = steps[place];
        return found ? `${place + 1}. ${sentenceOf(found.json, t, thingOf)}` : step;
      },
    },
    {
      key: 'due',
      head: t('flows.due'),
      width: '150px',
      wide: true,
      cell: ({ dueAt, endedAt }) => {
        const at = endedAt ?? dueAt;
        return at ? <Ago at={at} /> : <span className="muted">{t('flows.untilSomething')}</span>;
      },
    },
    {
      key: 'act',
      head: <span className="hidden">{t('common.changes')}</span>,
      width: '220px',
      end: true,
      cell: (run) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('flows.whyOf', { name: nameFor(run) })}
            onClick={() => why(run)}
          >
            {t('flows.why')}
          </Button>
          {run.status === 'active' && may('flows') && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('flows.proceedOf', { name: nameFor(run) })}
              onClick={() => push(run)}
            >
              {t('flows.proceed')}
            </Button>
          )}
        </Group>
      ),
    },
  ];
}

/** Who is on the way through a flow, why there, and a push for those who wait. */
export function Runs({ flow, steps }: { flow: Flow; steps: Step[] }) {
  const t = useT();
  const client = useQueryClient();
  const [status, setStatus] = useState<RunStatus>('active');
  const [asked, setAsked] = useState<Run>();
  const runs = useQuery(runsQuery(flow.id, status));
  const names = usePeople(runs.data ?? []);
  const push = useMutation({
    mutationFn: (run: Run) => proceed(flow.id, run.id),
    onSuccess: async (_, run) => {
      toast(t('flows.proceeded', { name: names.get(run.personId) ?? '' }));
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith(`/flows/${flow.id}/runs`),
      });
    },
  });
  const columns = useColumns(steps, names, setAsked, push.mutate);
  return (
    <>
      <Group justify="space-between" mt="lg" mb="sm">
        <Title order={3}>{t('flows.runs')}</Title>
        <SegmentedControl
          size="xs"
          aria-label={t('flows.runs')}
          value={status}
          onChange={(value) => setStatus(value as RunStatus)}
          data={statuses.map((value) => ({ value, label: t(`runState.${value}`) }))}
        />
      </Group>
      <Await query={runs}>
        {(items) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('flows.noRuns')}
            </Text>
          ) : (
            <PlainTable
              label={t('flows.runs')}
              rows={items}
              columns={columns}
              rowKey={({ id }) => id}
            />
          )
        }
      </Await>
      {asked && (
        <Why
          run={asked}
          name={names.get(asked.personId) ?? ''}
          steps={steps}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
