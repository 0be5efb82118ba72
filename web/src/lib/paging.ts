import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http } from './http';
import { isProblem } from './problem';

export type Page<T> = { items: T[]; next: string | null };
export type Filter = Record<string, string | undefined>;

const pageSize = 100;

/** A list that is read page by page along the server's cursor. The key starts with the path. */
export function pages<T>(path: string, filter: Filter = {}) {
  return infiniteQueryOptions({
    queryKey: [path, 'pages', filter],
    queryFn: ({ pageParam }) =>
      http.get<Page<T>>(path, { ...filter, limit: pageSize, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** The first page only, for short lists. */
export function list<T>(path: string, filter: Filter = {}, limit = 200) {
  return queryOptions({
    queryKey: [path, 'list', filter, limit],
    queryFn: () => http.get<Page<T>>(path, { ...filter, limit }),
    select: (page) => page.items,
  });
}

export function one<T>(path: string) {
  return queryOptions({ queryKey: [path], queryFn: () => http.get<T>(path) });
}

/** A short list that this server may not have yet: then it is empty, and is not asked for again soon. */
export function listIfThere<T>(path: string, filter: Filter = {}) {
  return queryOptions({
    ...list<T>(path, filter),
    queryFn: () =>
      http.get<Page<T>>(path, { ...filter, limit: 200 }).catch((error: unknown) => {
        if (isProblem(error) && error.status === 404) return { items: [], next: null };
        throw error;
      }),
    staleTime: 600_000,
  });
}
