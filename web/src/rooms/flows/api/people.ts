import { one } from '@/lib/paging';

type Someone = {
  id: string;
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
};

export const someoneQuery = (id: string) => ({
  ...one<Someone>(`/people/${id}`),
  staleTime: 300_000,
});
export const nameOf = ({ firstName, lastName, email, id }: Someone) =>
  [firstName, lastName].filter(Boolean).join(' ') || email || id;
