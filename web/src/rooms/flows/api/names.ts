import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import { list } from '@/lib/paging';
import type { NameOf } from '@/lib/rules';

type Named = { id: string; name: string };
const named = ['/campaigns', '/templates', '/forms', '/pages', '/events', '/links', '/lists'];

const combine = (results: UseQueryResult<Named[]>[]) =>
  new Map(results.flatMap(({ data = [] }) => data.map(({ id, name }) => [id, name] as const)));

/** The names of what a flow may speak of by its id. */
export function useNames(): NameOf {
  const names = useQueries({
    queries: named.map((path) => ({ ...list<Named>(path), staleTime: 300_000 })),
    combine,
  });
  return useCallback((id) => names.get(id), [names]);
}
