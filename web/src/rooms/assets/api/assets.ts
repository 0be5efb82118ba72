import { http } from '@/lib/http';
import { type Filter, list } from '@/lib/paging';

export const assetKinds = ['templates', 'forms', 'pages', 'events', 'links'] as const;
export type AssetKind = (typeof assetKinds)[number];
export const fieldTypes = [
  'text',
  'textarea',
  'email',
  'phone',
  'number',
  'date',
  'checkbox',
  'pick',
  'consent',
] as const;
export type FormField = {
  key: string;
  label?: string | null;
  type?: string | null;
  required?: boolean | null;
  options?: string[] | null;
  topic?: string | null;
};
/** What a kind says; each kind has some of it. */
export type Content = {
  key?: string | null;
  slug?: string | null;
  subject?: string | null;
  mjml?: string | null;
  html?: string | null;
  text?: string | null;
  fields?: FormField[] | null;
  submitLabel?: string | null;
  thanks?: string | null;
  title?: string | null;
  formId?: string | null;
  eventId?: string | null;
  button?: { key: string; label: string } | null;
  onButton?: string | null;
  published?: boolean | null;
  startsAt?: string | null;
  endsAt?: string | null;
  capacity?: number | null;
  location?: string | null;
  url?: string | null;
};
export type Asset = Content & {
  id: string;
  name: string;
  campaignId?: string | null;
  createdAt?: string | null;
  updatedAt?: string | null;
  version: number;
};
export type Draft = Content & { name: string };

export const assetsQuery = (kind: AssetKind, filter: Filter = {}) =>
  list<Asset>(`/${kind}`, filter);
export const addAsset = (kind: AssetKind, campaignId: string, draft: Draft) =>
  http.post<Asset>(`/${kind}`, { ...draft, campaignId });
export const changeAsset = (kind: AssetKind, { id, version }: Asset, draft: Partial<Draft>) =>
  http.patch<Asset>(`/${kind}/${id}`, draft, version);

const openAt: Partial<Record<AssetKind, string>> = { pages: '/p/', links: '/l/' };

/** Where anybody can open it; forms, events and templates have no page of their own. */
export function publicPath(kind: AssetKind, { key, slug, published }: Asset): string | undefined {
  const start = openAt[kind];
  const end = slug ?? key;
  if (kind === 'pages' && !published) return undefined;
  return start && end ? start + end : undefined;
}
