import { Stack, Text } from '@mantine/core';
import { translated, useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Waiting } from '@/ui/Await';
import { type Column, DataTable } from '@/ui/DataTable';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { usePages } from '@/ui/usePages';
import { type AuditEntry, auditQuery } from './api/audit';

/** Names, keys and numbers; ids say nothing to anybody. */
const isWord = (value: unknown) =>
  typeof value === 'number' ||
  (typeof value === 'string' && !/^[\da-f]{8}-[\da-f-]{27}$/.test(value));

const said = (detail: AuditEntry['detail']) => Object.values(detail).filter(isWord).join(', ');

/** Who changed what of the installation, the latest first. */
export function AuditPanel() {
  const t = useT();
  const { query, rows, more } = usePages(auditQuery);
  const columns: Column<AuditEntry>[] = [
    { key: 'at', head: t('common.when'), width: '120px', cell: ({ at }) => <Ago at={at} /> },
    { key: 'actor', head: t('audit.who'), cell: ({ actorName }) => actorName, wide: true },
    {
      key: 'what',
      head: t('audit.what'),
      cell: ({ what, actorName }) => {
        const text = translated(t, `audited.${what}`, t('audited.other'));
        return <span title={`${actorName}: ${text}`}>{text}</span>;
      },
    },
    {
      key: 'detail',
      head: t('audit.detail'),
      wide: true,
      cell: ({ detail }) => <span title={said(detail)}>{said(detail)}</span>,
    },
    {
      key: 'origin',
      head: t('audit.how'),
      wide: true,
      width: '168px',
      cell: ({ origin }) => translated(t, `origin.${origin}`, ''),
    },
  ];
  if (query.error && !rows)
    return <ProblemAlert error={query.error} retry={() => query.refetch()} />;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('audit.hint')}
      </Text>
      {rows ? (
        <DataTable
          label={t('audit.title')}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          onEnd={more}
        />
      ) : (
        <Waiting />
      )}
    </Stack>
  );
}
