import { whole } from '@/lib/paging';

export const ourStatusesQuery = (campaignId: string) =>
  whole<{ name: string }>(`/campaigns/${campaignId}/statuses`);
