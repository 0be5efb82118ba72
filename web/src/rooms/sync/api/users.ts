import { http } from '@/lib/http';
import { whole } from '@/lib/paging';

export type Decision = 'address' | 'ours' | 'nobody';
/** Somebody there who can own campaigns. */
export type UserThere = {
  id: string;
  name: string;
  /** Empty where it is not told. */
  address: string;
  /** Whether they may be given a campaign there. */
  active: boolean;
  decision: Decision;
  /** Ours; null where nobody of us is meant. */
  userId: string | null;
  /** Null where the addresses were compared. */
  decidedBy: string | null;
};
export type OurUser = { id: string; name: string; login: string; disabled: boolean };

const path = (connectionId: string) => `/connections/${connectionId}/users`;

export const usersThereQuery = (connectionId: string) => whole<UserThere>(path(connectionId));
export const ourUsersQuery = whole<OurUser>('/users');
export const decideUser = (
  connectionId: string,
  id: string,
  body: { decision: Decision; userId: string | null },
) => http.patch<unknown>(`${path(connectionId)}/${encodeURIComponent(id)}`, body);
