import { whole } from '@/lib/paging';

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
  whole<Membership>(`/people/${personId}/memberships`);
