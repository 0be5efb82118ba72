import type { Money } from '@/lib/format';
import { http } from '@/lib/http';
import { type Filter, list } from '@/lib/paging';

export type Deal = {
  id: string;
  name: string;
  amount?: Money | null;
  stage: string;
  closeDate?: string | null;
  /** Open while nobody has said. */
  won?: boolean | null;
  contacts: string[];
  primaryCampaignId?: string | null;
  version: number;
};

export const dealsQuery = (filter: Filter) => list<Deal>('/deals', filter);
export const closeDeal = ({ id, version }: Deal, won: boolean) =>
  http.patch<Deal>(`/deals/${id}`, { won }, version);
export type NewDeal = {
  name: string;
  amount?: Money;
  contacts?: string[];
  primaryCampaignId?: string;
};
export const addDeal = (body: NewDeal) => http.post<Deal>('/deals', body);
