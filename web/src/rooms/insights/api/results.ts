import type { Money } from '@/lib/format';
import { one } from '@/lib/paging';

export type Day = { date: string; members?: number; responses?: number; cost?: Money | null };
export type Results = {
  members: number;
  responses: number;
  responseRate?: number | null;
  cost?: Money | null;
  costPerResponse?: Money | null;
  revenue?: Money | null;
  roi?: number | null;
  pipeline?: Money | null;
  expected?: {
    members?: number | null;
    responses?: number | null;
    responseRate?: number | null;
    cost?: Money | null;
    revenue?: Money | null;
    roi?: number | null;
  };
  byDay?: Day[];
};

export const resultsQuery = (campaignId: string) =>
  one<Results>(`/campaigns/${campaignId}/results`);
