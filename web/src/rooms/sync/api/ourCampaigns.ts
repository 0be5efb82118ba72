import { list } from '@/lib/paging';

export type OurCampaign = { id: string; name: string };
export const ourCampaignsQuery = (q?: string) => list<OurCampaign>('/campaigns', { q }, 20);
