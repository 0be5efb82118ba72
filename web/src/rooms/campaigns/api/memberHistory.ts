import { list } from '@/lib/paging';
import { membersPath } from './members';

export type Change = {
  at: string;
  what: string;
  from?: string | null;
  to?: string | null;
  actor?: string | null;
  origin?: string | null;
  reason?: string | null;
};

export const memberHistoryQuery = (campaignId: string, personId: string) =>
  list<Change>(`${membersPath(campaignId)}/${personId}/history`);
