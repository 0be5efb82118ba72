import type { Money } from '@/lib/format';
import { http } from '@/lib/http';
import { whole } from '@/lib/paging';

export type CostKind = 'planned' | 'committed' | 'actual';
export type Cost = {
  id: string;
  date: string;
  amount: Money;
  kind: CostKind;
  vendor?: string | null;
  channel?: string | null;
  note?: string | null;
  version: number;
};

const path = (campaignId: string) => `/campaigns/${campaignId}/costs`;
export const costsQuery = (campaignId: string) => whole<Cost>(path(campaignId));
export const addCost = (campaignId: string, body: Omit<Cost, 'id' | 'version'>) =>
  http.post<Cost>(path(campaignId), body);
export const removeCost = (campaignId: string, { id, version }: Cost) =>
  http.delete<void>(`${path(campaignId)}/${id}`, version);
