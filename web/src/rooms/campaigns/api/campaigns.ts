import type { Money } from '@/lib/format';
import { http } from '@/lib/http';
import { type Filter, pages } from '@/lib/paging';

export type Style = 'sales' | 'program' | 'broadcast' | 'journey';
export type State = 'planned' | 'active' | 'paused' | 'completed' | 'cancelled';

export type Campaign = {
  id: string;
  name: string;
  code?: string | null;
  style: Style;
  type?: string | null;
  status: string;
  state?: State;
  description?: string | null;
  objective?: string | null;
  parentId?: string | null;
  startDate?: string | null;
  endDate?: string | null;
  actualStartDate?: string | null;
  actualEndDate?: string | null;
  currency?: string;
  budgetedCost?: Money | null;
  expectedCost?: Money | null;
  actualCost?: Money | null;
  expectedRevenue?: Money | null;
  expectedSize?: number | null;
  expectedResponsePercent?: number | null;
  ownerId?: string | null;
  tags?: string[];
  policy?: {
    membership: 'many' | 'exclusive';
    group?: string | null;
    onClash?: string;
    admission?: string[];
  };
  fields?: Record<string, unknown>;
  memberCount?: number;
  respondedCount?: number;
  createdAt?: string;
  updatedAt?: string;
  version: number;
};

export type CampaignDraft = Partial<Omit<Campaign, 'id' | 'version'>> & { name: string };

export const campaignsQuery = (filter: Filter) => pages<Campaign>('/campaigns', filter);
export const createCampaign = (body: CampaignDraft) => http.post<Campaign>('/campaigns', body);
