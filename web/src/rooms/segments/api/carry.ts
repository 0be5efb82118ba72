import { http } from '@/lib/http';
import { list, whole } from '@/lib/paging';
import type { Kind } from './count';

export type Elsewhere = { id: string; name: string };
export type Carried = { campaignId: string; campaignName: string };

export const elsewhereQuery = whole<Elsewhere>('/connections');
export type CampaignThere = { remoteId: string; name: string; twinned: boolean };

export const campaignsThereQuery = (connectionId: string, search?: string) =>
  list<CampaignThere>(`/connections/${connectionId}/campaigns`, { search }, 50);

/** A new campaign by its name, or one that is there by its id. */
export type Into = { name: string } | { remoteId: string };

/** One way: a campaign whose audience this is, and whose members go out only. */
export const carry = (connectionId: string, kind: Kind, id: string, into: Into) =>
  http.post<Carried>(`/connections/${connectionId}/carry`, {
    ...into,
    [kind === 'lists' ? 'listId' : 'segmentId']: id,
  });
