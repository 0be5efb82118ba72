import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http } from './http';

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

const most = 1_000;

/** All of a list that is short, however many pages it has: what is added up or looked up by id. */
export function whole<T>(path: string, filter: Filter = {}) {
  return queryOptions({
    queryKey: [path, 'whole', filter],
    queryFn: async (): Promise<Page<T>> => {
      const items: T[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<T> = await http.get<Page<T>>(path, { ...filter, limit: most, cursor });
        items.push(...page.items);
        cursor = page.next;
      } while (cursor);
      return { items, next: null };
    },
    select: (page) => page.items,
  });
}

export function one<T>(path: string) {
  return queryOptions({ queryKey: [path], queryFn: () => http.get<T>(path) });
}
