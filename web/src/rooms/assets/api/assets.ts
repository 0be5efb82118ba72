import { type Filter, list } from '@/lib/paging';

export const assetKinds = ['templates', 'forms', 'pages', 'events', 'links'] as const;
export type AssetKind = (typeof assetKinds)[number];
export type Asset = {
  id: string;
  name: string;
  campaignId?: string | null;
  key?: string | null;
  slug?: string | null;
  published?: boolean | null;
  subject?: string | null;
  url?: string | null;
  startsAt?: string | null;
  createdAt?: string | null;
  updatedAt?: string | null;
};

export const assetsQuery = (kind: AssetKind, filter: Filter = {}) =>
  list<Asset>(`/${kind}`, filter);

const openAt: Partial<Record<AssetKind, string>> = { pages: '/p/', links: '/l/' };

/** Where anybody can open it; forms, events and templates have no page of their own. */
export function publicPath(kind: AssetKind, { key, slug, published }: Asset): string | undefined {
  const start = openAt[kind];
  const end = slug ?? key;
  if (kind === 'pages' && !published) return undefined;
  return start && end ? start + end : undefined;
}
