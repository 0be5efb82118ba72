import { whole } from '@/lib/paging';

/** Something there that a write would set off, and that nobody has allowed. */
export type RemoteListener = { id: string; name: string };

export const listenersQuery = (connectionId: string) =>
  whole<RemoteListener>(`/connections/${connectionId}/listeners`);
