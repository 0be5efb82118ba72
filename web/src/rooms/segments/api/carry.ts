import { http } from '@/lib/http';
import { whole } from '@/lib/paging';
import type { Kind } from './count';

export type Elsewhere = { id: string; name: string };
export type Carried = { campaignId: string; campaignName: string };

export const elsewhereQuery = whole<Elsewhere>('/connections');
/** One way: a campaign is made whose audience this is, and whose members go out only. */
export const carry = (connectionId: string, kind: Kind, id: string, name: string) =>
  http.post<Carried>(`/connections/${connectionId}/carry`, {
    name,
    [kind === 'lists' ? 'listId' : 'segmentId']: id,
  });
