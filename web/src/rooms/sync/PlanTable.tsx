import { Text } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import { type Column, PlainTable } from '@/ui/DataTable';
import type { Planned } from './api/plan';
import { fieldName, shown } from './codes';
import css from './sync.module.css';

function Changes({ changes }: Pick<Planned, 'changes'>) {
  const t = useT();
  const formats = useFormats();
  return (
    <ul className={css.changes}>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          {t(from === null ? 'plan.value' : 'plan.change', {
            field: fieldName(t, field),
            from: shown(t, formats, from, field),
            to: shown(t, formats, to, field),
          })}
        </li>
      ))}
    </ul>
  );
}

type Props = { rows: Planned[] /** Left out where it is plain from the place. */; why?: boolean };

/** What would be written, one record a line. */
export function PlanTable({ rows, why = true }: Props) {
  const t = useT();
  const columns: Column<Planned>[] = [
    {
      key: 'record',
      head: t('ledger.record'),
      cell: ({ record, campaignId, changes }) => (
        <>
          {campaignId ? (
            <Link to="/campaigns/$id" params={{ id: campaignId }} className="strong">
              {record}
            </Link>
          ) : (
            record
          )}
          <div className={css.narrow}>
            <Changes changes={changes} />
          </div>
        </>
      ),
    },
    {
      key: 'verb',
      head: t('plan.what'),
      width: '208px',
      cell: ({ direction, verb, stream }) => {
        const Icon = direction === 'here' ? IconArrowLeft : IconArrowRight;
        return (
          <div className={css.verb}>
            <Icon size={16} aria-hidden />
            <div>
              {translated(t, `plan.${direction}.${verb}`, t(`plan.${direction}.other`))}
              <Text size="sm" c="dimmed">
                {translated(t, `stream.${stream}`, stream)}
              </Text>
            </div>
          </div>
        );
      },
    },
    {
      key: 'changes',
      head: t('ledger.change'),
      wide: true,
      cell: ({ changes }) => <Changes changes={changes} />,
    },
    {
      key: 'because',
      head: t('plan.because'),
      wide: true,
      width: '176px',
      cell: ({ because }) => translated(t, `because.${because}`, t('because.other')),
    },
  ];
  return (
    <PlainTable
      label={t('connections.plan')}
      rows={rows}
      columns={why ? columns : columns.filter(({ key }) => key !== 'because')}
      rowKey={({ id }) => id}
    />
  );
}
