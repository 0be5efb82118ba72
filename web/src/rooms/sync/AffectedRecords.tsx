import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { translated, useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Waiting } from '@/ui/Await';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { usePages } from '@/ui/usePages';
import { type Affected, affectedQuery } from './api/health';
import { fieldName } from './codes';
import css from './health.module.css';

/** So many at first, and so many more at a time. */
const step = 20;

/** The person or campaign of ours, as a link where there is one. */
function Name({ of: { record, personId, campaignId } }: { of: Affected }) {
  const t = useT();
  const name = record || t('healthPage.nobody');
  if (personId && record) {
    return (
      <Link to="/people/$id" params={{ id: personId }} className="link">
        {name}
      </Link>
    );
  }
  if (campaignId && !personId) {
    return (
      <Link to="/campaigns/$id" params={{ id: campaignId }} className="link">
        {name}
      </Link>
    );
  }
  return name;
}

/** @param said what the other side said of the whole class: not told again of each */
type Props = { connectionId: string; of: string; said: unknown; stream?: string };

/** Whom one class of trouble holds up. */
export function AffectedRecords({ connectionId, of, said, stream }: Props) {
  const t = useT();
  const { query, rows, more } = usePages(affectedQuery(connectionId, of, stream));
  const [shown, setShown] = useState(step);
  if (query.error && !rows)
    return <ProblemAlert error={query.error} retry={() => query.refetch()} />;
  if (!rows) return <Waiting />;
  const showMore = () => {
    setShown(shown + step);
    if (rows.length < shown + 2 * step) more();
  };
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed" mt={4}>
        {t('healthPage.done')}
      </Text>
    );
  }
  return (
    <>
      <ul className={css.records}>
        {rows.slice(0, shown).map((row) => (
          <li key={row.id}>
            <Name of={row} />
            <span className={css.facts}>
              {[
                translated(t, `recordKind.${row.kind}`, ''),
                row.field ? fieldName(t, row.field) : '',
              ]
                .filter(Boolean)
                .join(' · ')}{' '}
              <Ago at={row.at} />
            </span>
            {row.message && row.message !== said && (
              <span className={css.message}>{row.message}</span>
            )}
          </li>
        ))}
      </ul>
      {(query.hasNextPage || rows.length > shown) && (
        <Button
          variant="default"
          size="xs"
          mt="xs"
          onClick={showMore}
          loading={query.isFetchingNextPage}
        >
          {t('common.more')}
        </Button>
      )}
    </>
  );
}
