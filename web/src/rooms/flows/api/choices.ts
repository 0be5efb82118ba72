import { list, whole } from '@/lib/paging';

type Named = { id: string; name: string };

/** What a step may speak of. */
export const campaignsQuery = list<Named>('/campaigns');
export const templatesQuery = list<Named>('/templates');
export const listsQuery = list<Named>('/lists');
export const statusesQuery = (campaignId: string) =>
  whole<{ name: string }>(`/campaigns/${campaignId}/statuses`);
