import { list } from '@/lib/paging';

export type MemberStatus = {
  id: string;
  name: string;
  rank: number;
  responded: boolean;
  success: boolean;
  closed: boolean;
  isDefault: boolean;
  count?: number;
};

export const statusesQuery = (campaignId: string) =>
  list<MemberStatus>(`/campaigns/${campaignId}/statuses`);
