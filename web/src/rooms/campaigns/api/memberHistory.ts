import { type Page, whole } from '@/lib/paging';
import { membersPath } from './members';

export type Change = {
  at: string;
  what: string;
  from?: string | null;
  to?: string | null;
  actor?: string | null;
  origin?: string | null;
  reason?: string | null;
};

/** Newest first, whichever way the server sends them. */
export const memberHistoryQuery = (campaignId: string, personId: string) => ({
  ...whole<Change>(`${membersPath(campaignId)}/${personId}/history`),
  select: ({ items }: Page<Change>) => items.toSorted((a, b) => b.at.localeCompare(a.at)),
});
