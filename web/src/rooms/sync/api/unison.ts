import { type Filter, one } from '@/lib/paging';

export type Note = {
  connectionId: string;
  slice: number;
  direction: 'in' | 'out';
  stream: string;
  outcome: string;
  count: number;
  /** The name of one of them. */
  record: string;
};
export type Tie = {
  fromConnectionId: string;
  fromSlice: number;
  toConnectionId: string;
  toSlice: number;
  count: number;
};
export type Question = {
  id: string;
  connectionId: string;
  twinId: string;
  at: string;
  kind: string;
  reason: string;
  record: string;
  field: string | null;
};
/** Time in equal slices, and what went which way in each. */
export type Picture = {
  from: string;
  until: string;
  slices: number;
  notes: Note[];
  ties: Tie[];
  waiting: { connectionId: string; count: number }[];
  questions: Question[];
};

export const unisonQuery = (campaignId: string, filter: Filter) => {
  const query = new URLSearchParams(
    Object.entries(filter).filter((each): each is [string, string] => each[1] !== undefined),
  );
  return one<Picture>(`/campaigns/${campaignId}/unison?${query}`);
};
