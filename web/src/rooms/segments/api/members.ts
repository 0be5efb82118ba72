import { pages } from '@/lib/paging';
import type { Kind } from './count';

export type Someone = {
  id?: string;
  personId?: string;
  name?: string | null;
  email?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  person?: { name?: string | null; email?: string | null };
};

export const someonesQuery = (kind: Kind, id: string) => pages<Someone>(`/${kind}/${id}/members`);
