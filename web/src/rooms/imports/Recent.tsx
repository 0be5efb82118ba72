import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Tone, type ToneName } from '@/ui/Tone';
import { type Import, type ImportState, recentImportsQuery } from './api/imports';

const tones: Record<ImportState, ToneName> = {
  queued: 'information',
  running: 'information',
  done: 'good',
  failed: 'wrong',
  undone: 'quiet',
};

/** What was imported last, to look at again or to undo. */
export function Recent() {
  const t = useT();
  const { data = [] } = useQuery(recentImportsQuery);
  const runs = data.filter(({ dryRun }) => !dryRun);
  if (runs.length === 0) return null;
  const columns: Column<Import>[] = [
    {
      key: 'file',
      head: t('imports.file'),
      cell: ({ id, fileName }) => (
        <Link to="/imports/$id" params={{ id }} className="strong">
          {fileName}
        </Link>
      ),
    },
    {
      key: 'rows',
      head: t('imports.rows'),
      wide: true,
      cell: ({ counts: { rows, refused } }) => t('imports.recentRow', { rows, refused }),
    },
    { key: 'at', head: t('common.when'), cell: ({ createdAt }) => <Ago at={createdAt} /> },
    {
      key: 'state',
      head: t('common.status'),
      width: '144px',
      cell: ({ state }) => <Tone tone={tones[state]}>{t(`importState.${state}`)}</Tone>,
    },
  ];
  return (
    <section>
      <Title order={2} mt="xl" mb="sm">
        {t('imports.recent')}
      </Title>
      <PlainTable
        label={t('imports.recent')}
        rows={runs}
        columns={columns}
        rowKey={({ id }) => id}
      />
    </section>
  );
}
