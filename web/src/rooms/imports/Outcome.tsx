import { Progress, Stack, Text, Title } from '@mantine/core';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Figures } from '@/ui/Figures';
import { atWork, type Fault, type Import } from './api/imports';

const parts = ['rows', 'created', 'updated', 'unchanged', 'members', 'skipped', 'refused'] as const;

/** The numbers of a run or a dry run, its progress while it works, and the first faults. */
export function Outcome({ run }: { run: Import }) {
  const t = useT();
  const formats = useFormats();
  const { counts, faults = [], state, progress } = run;
  const columns: Column<Fault>[] = [
    { key: 'row', head: t('imports.row'), width: '80px', cell: ({ row }) => formats.number(row) },
    {
      key: 'column',
      head: t('imports.column'),
      width: '160px',
      cell: ({ column }) => column?.replace(/^\//, ''),
    },
    { key: 'message', head: t('imports.why'), cell: ({ message }) => message },
  ];
  const share = Math.round((progress ?? 0) <= 1 ? (progress ?? 0) * 100 : (progress ?? 0));
  return (
    <Stack>
      {atWork(state) && (
        <div role="status">
          <Text size="sm" mb={4} className="figures">
            {t('imports.working', { rows: counts.rows, percent: share })}
          </Text>
          <Progress value={share} aria-label={t('imports.progress')} />
        </div>
      )}
      <Figures
        items={parts.map((part) => ({
          key: part,
          label: t(`imports.${part}`),
          value: formats.number(counts[part] ?? 0),
        }))}
      />
      {faults.length > 0 && (
        <>
          <Title order={2}>{t('imports.faults')}</Title>
          <PlainTable
            label={t('imports.faults')}
            rows={faults.slice(0, 20)}
            columns={columns}
            rowKey={({ row, column, code }) => `${row}-${column}-${code}`}
          />
        </>
      )}
    </Stack>
  );
}
