import { infiniteQueryOptions } from '@tanstack/react-query';
import { http } from '@/lib/http';
import type { Page } from '@/lib/paging';
import type { Change } from './memberHistory';

type Entry = {
  id: string;
  at: string;
  actor: string;
  origin: string;
  changes: Record<string, { from: unknown; to: unknown }>;
};

const blank = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

function text(value: unknown): string | null {
  if (blank(value)) return null;
  if (Array.isArray(value)) return value.map(text).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  if ('amount' in value && 'currency' in value) return `${value.amount} ${value.currency}`;
  return Object.values(value).map(text).filter(Boolean).join(', ') || null;
}

/** One line per field that changed; a campaign that was just made is one line, its name. */
export function linesOf({ at, actor, origin, changes }: Entry): Change[] {
  const fields = Object.entries(changes).filter(([, { from, to }]) => text(from) !== text(to));
  if (changes.name && blank(changes.name.from)) {
    return [{ at, what: 'created', to: text(changes.name.to), actor, origin }];
  }
  return fields.map(([what, { from, to }]) => ({
    at,
    what,
    from: text(from),
    to: text(to),
    actor,
    origin,
  }));
}

export function historyQuery(campaignId: string) {
  const path = `/campaigns/${campaignId}/history`;
  return infiniteQueryOptions({
    queryKey: [path, 'pages', {}],
    queryFn: async ({ pageParam }): Promise<Page<Change>> => {
      const { items, next } = await http.get<Page<Entry>>(path, { limit: 50, cursor: pageParam });
      return { items: items.flatMap(linesOf), next };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
