import { list } from '@/lib/paging';

export type Audience = { id: string; name?: string; role: string; mode: string; count?: number };

export const audiencesQuery = (campaignId: string) =>
  list<Audience>(`/campaigns/${campaignId}/audiences`);
