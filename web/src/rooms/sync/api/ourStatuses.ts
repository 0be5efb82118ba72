import { list } from '@/lib/paging';

export const ourStatusesQuery = (campaignId: string) =>
  list<{ name: string }>(`/campaigns/${campaignId}/statuses`);
