import { whole } from '@/lib/paging';

/** A link that two vendors have between themselves, beside ours. */
export type Bridge = {
  stream: string;
  system: string;
  systemName: string;
  /** Ours to the other end; null where there is none. */
  connectionId: string | null;
  connectionName: string | null;
  carried: number;
  looked: number;
};

export const bridgesQuery = (connectionId: string) =>
  whole<Bridge>(`/connections/${connectionId}/bridges`);
