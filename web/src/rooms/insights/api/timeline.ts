import { pages } from '@/lib/paging';

export type Moment = {
  id: string;
  at: string;
  kind: string;
  type: string;
  title?: string | null;
  detail?: string | null;
  origin?: string | null;
  actor?: string | null;
  campaignId?: string | null;
};

export const timelineQuery = (personId: string) => pages<Moment>(`/people/${personId}/timeline`);
