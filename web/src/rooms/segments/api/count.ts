import { one } from '@/lib/paging';

export type Kind = 'lists' | 'segments';
export const countQuery = (kind: Kind, id: string) =>
  one<{ count: number }>(`/${kind}/${id}/count`);
