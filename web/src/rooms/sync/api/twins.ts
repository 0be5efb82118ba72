import { http } from '@/lib/http';
import { type Filter, whole } from '@/lib/paging';
import type { Mode } from './streams';

export type TwinMembers = 'asConnection' | Mode;
export type Twin = {
  id: string;
  campaignId: string;
  campaignName: string;
  connectionId: string;
  system: string;
  /** Null while it is to be made there. */
  remoteId: string | null;
  remoteName: string | null;
  remoteUrl: string | null;
  role: string;
  state:
    | 'watch'
    | 'inUnison'
    | 'behind'
    | 'conflict'
    | 'asking'
    | 'stopped'
    | 'goneThere'
    | 'trouble';
  /** Which ways its members go. */
  members: TwinMembers;
  /** How it is known that the campaign is gone there; null while it is there. */
  gone: string | null;
  lastSyncAt: string | null;
  waiting: number;
  conflicts: number;
  parts: { role: string; id: string; label: string }[];
};

export const twinsQuery = (filter: Filter) => whole<Twin>('/twins', filter);
export const stopTwin = (id: string, stopped: boolean) =>
  http.patch<Twin>(`/twins/${id}`, { stopped });
export const armTwin = (id: string, members: TwinMembers) =>
  http.patch<Twin>(`/twins/${id}`, { members });
/** Without a remote id the counterpart is made there. */
export const connect = (campaignId: string, body: { connectionId: string; remoteId?: string }) =>
  http.post<Twin>(`/campaigns/${campaignId}/connect`, body);
