import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Page, pages } from '@/lib/paging';

/** All rows read so far, and how to read on. */
export function usePages<T>(options: ReturnType<typeof pages<T>>) {
  const query = useInfiniteQuery(options);
  const data = query.data as InfiniteData<Page<T>> | undefined;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { query, rows, more };
}
