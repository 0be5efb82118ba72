import { one } from '@/lib/paging';

export type AgreedValues = {
  ours: string | null;
  /** In their own representation. */
  theirs: string | null;
};
export type AgreedField = {
  ours: string;
  /** Of a custom field. */
  oursLabel: string | null;
  /** Null when they have no field for it, or do not say. */
  theirs: string | null;
  theirsLabel: string | null;
  form:
    | 'text'
    | 'number'
    | 'whole'
    | 'money'
    | 'date'
    | 'state'
    | 'type'
    | 'flag'
    | 'pick'
    | 'campaign'
    | 'user';
  /** Null when the two sides never agreed on it. */
  agreed: AgreedValues | null;
  now: AgreedValues;
  state:
    | 'agreed'
    | 'movedHere'
    | 'movedThere'
    | 'movedBoth'
    | 'onlyHere'
    | 'onlyThere'
    | 'apart'
    | 'open'
    | 'unseen';
  /** How the agreed values differ; null when they say the same. */
  difference: string | null;
  /** What they said when they refused it. */
  answer: string | null;
};
export type AgreedState = {
  theirSide: 'seen' | 'silent' | 'unread' | 'gone';
  fields: AgreedField[];
  members: { ours: string; theirs: string | null; count: number }[];
  currency: string;
  lastSyncAt: string | null;
};

/** Edits here and runs move it, so it is asked for whenever it comes into view. */
export const agreedQuery = (twinId: string) => ({
  ...one<AgreedState>(`/twins/${twinId}/agreed`),
  staleTime: 0,
});
