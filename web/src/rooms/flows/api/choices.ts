import { whole } from '@/lib/paging';

type Named = { id: string; name: string };

/** What a step may speak of. */
export const campaignsQuery = whole<Named>('/campaigns');
export const templatesQuery = whole<Named>('/templates');
export const statusesQuery = (campaignId: string) =>
  whole<{ name: string }>(`/campaigns/${campaignId}/statuses`);
