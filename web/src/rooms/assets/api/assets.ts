import { type Filter, list } from '@/lib/paging';

export const assetKinds = ['templates', 'forms', 'pages', 'events', 'links'] as const;
export type AssetKind = (typeof assetKinds)[number];
export type Asset = {
  id: string;
  name: string;
  campaignId?: string | null;
  status?: string | null;
  createdAt?: string | null;
  updatedAt?: string | null;
};

export const assetsQuery = (kind: AssetKind, filter: Filter = {}) =>
  list<Asset>(`/${kind}`, filter);
