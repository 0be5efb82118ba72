import { list } from '@/lib/paging';

export type Membership = {
  campaignId: string;
  campaignName?: string | null;
  campaign?: { name: string };
  status: string;
  standing: string;
  responded?: boolean;
  joinedAt?: string | null;
};

export const membershipsQuery = (personId: string) =>
  list<Membership>(`/people/${personId}/memberships`);
