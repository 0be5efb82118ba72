import { Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '@/lib/i18n';
import { ProblemAlert } from './ProblemAlert';

/** Grey lines that show only when the wait is longer than 300 ms. */
export function Waiting({ lines = 4 }: { lines?: number }) {
  const t = useT();
  return (
    <Stack gap="sm" className="late" role="status" aria-label={t('common.loading')}>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key) => (
        <Skeleton key={key} height={20} radius="sm" />
      ))}
    </Stack>
  );
}

type Props<T> = { query: UseQueryResult<T>; lines?: number; children: (data: T) => ReactNode };

export function Await<T>({ query, lines, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemAlert error={query.error} retry={() => query.refetch()} />;
  return <Waiting {...(lines ? { lines } : {})} />;
}
