import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { atWork, importQuery, startImport } from './api/imports';
import { type Found, inspect } from './api/inspect';
import { type CampaignChoice, type Draft, MapColumns } from './MapColumns';
import { Outcome } from './Outcome';
import { Recent } from './Recent';
import { Steps } from './Steps';
import { type CustomField, guesses, mappingOf, matchesFor } from './targets';
import { Upload } from './Upload';

type Props = {
  fields: CustomField[];
  campaigns: CampaignChoice[];
  statuses: string[];
  onCampaign: (id: string) => void;
};

const blank: Draft = {
  columns: {},
  match: 'row',
  campaignId: '',
  status: '',
  statusBy: '',
  values: {},
  where: {},
};

function DryRun({
  id,
  onBack,
  onRun,
  busy,
}: {
  id: string;
  onBack: () => void;
  onRun: () => void;
  busy: boolean;
}) {
  const t = useT();
  const run = useQuery(importQuery(id));
  return (
    <Await query={run}>
      {(data) => (
        <Stack>
          <Title order={2}>{t('imports.wouldHappen')}</Title>
          <Text c="dimmed">{t('imports.nothingWritten')}</Text>
          <Outcome run={data} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onBack}>
              {t('imports.changeMap')}
            </Button>
            <Button
              onClick={onRun}
              loading={busy}
              disabled={atWork(data.state) || data.state === 'failed'}
            >
              {t('imports.run', {
                rows: Math.max(
                  0,
                  data.counts.rows - data.counts.refused - (data.counts.skipped ?? 0),
                ),
              })}
            </Button>
          </Group>
        </Stack>
      )}
    </Await>
  );
}

/** From a file to people in a campaign: nothing is written before the dry run was seen. */
export function ImportWizard({ fields, campaigns, statuses, onCampaign }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  const [found, setFound] = useState<Found>();
  const [draft, setDraft] = useState<Draft>(blank);
  const [trial, setTrial] = useState<string>();
  const look = useMutation({
    mutationFn: inspect,
    meta: { shown: true },
    onSuccess: (seen, chosen) => {
      const columns = guesses(seen);
      setFile(chosen);
      setFound(seen);
      setDraft({ ...blank, columns, match: matchesFor(columns)[0] ?? 'row' });
    },
  });
  const start = useMutation({
    mutationFn: (dryRun: boolean) => {
      if (!file) throw new Error('No file was chosen');
      return startImport(file, mappingOf(draft, fields, dryRun));
    },
    meta: { shown: true },
    onSuccess: async ({ id }, dryRun) => {
      if (dryRun) setTrial(id);
      else {
        await client.invalidateQueries({ queryKey: ['/people'] });
        await navigate({ to: '/imports/$id', params: { id } });
      }
    },
  });
  const change = (part: Partial<Draft>) => {
    if (part.campaignId !== undefined) onCampaign(part.campaignId);
    setDraft((before) => ({ ...before, ...part }));
  };
  return (
    <>
      <Steps current={trial ? 'dryRun' : found ? 'map' : 'upload'} />
      <ProblemAlert error={look.error ?? start.error} />
      {!found && (
        <>
          <Upload busy={look.isPending} onFile={look.mutate} />
          <Recent />
        </>
      )}
      {found && !trial && (
        <MapColumns
          found={found}
          draft={draft}
          onDraft={change}
          fields={fields}
          campaigns={campaigns}
          statuses={statuses}
          onBack={() => setFound(undefined)}
          onNext={() => start.mutate(true)}
          busy={start.isPending}
        />
      )}
      {trial && (
        <DryRun
          id={trial}
          onBack={() => setTrial(undefined)}
          onRun={() => start.mutate(false)}
          busy={start.isPending}
        />
      )}
    </>
  );
}
