import { http } from '@/lib/http';
import { list, whole } from '@/lib/paging';

export type AssetKind = 'send' | 'list' | 'automation' | 'activity';
export type AssetDetail =
  | 'type'
  | 'channel'
  | 'startsAt'
  | 'endsAt'
  | 'budgetedCost'
  | 'actualCost';
/** A mailing, a list, an automation or a planned activity over there. */
export type Asset = {
  kind: AssetKind;
  id: string;
  name: string;
  standing: string;
  /** By figure, such as sent or opened. */
  figures: Record<string, number>;
  /** Type and channel in their words, instants, and costs as numbers. */
  details: Partial<Record<AssetDetail, string>>;
  /** By a person; what says itself that it belongs to the campaign is not. */
  attached: boolean;
  /** Between 0 and 1, to the campaign's name. */
  likeness: number;
};

/** What could be attached, those most like the campaign first. */
export const assetsQuery = (twinId: string, kind: AssetKind, search?: string) => ({
  ...list<Asset>(`/twins/${twinId}/assets`, { kind, search }, 50),
  staleTime: 0,
});
export const attachedQuery = (twinId: string) => ({
  ...whole<Asset>(`/twins/${twinId}/parts`),
  staleTime: 0,
});
export const attach = (twinId: string, { kind, id }: Pick<Asset, 'kind' | 'id'>) =>
  http.post<Asset>(`/twins/${twinId}/parts`, { kind, assetId: id });
export const detach = (twinId: string, { kind, id }: Pick<Asset, 'kind' | 'id'>) =>
  http.delete(`/twins/${twinId}/parts/${kind}/${encodeURIComponent(id)}`);
