import { http } from '@/lib/http';
import { whole } from '@/lib/paging';

export type Account = {
  id: string;
  name: string;
  login: string;
  role: string;
  disabled: boolean;
  version: number;
};
export type NewAccount = { name: string; login: string; role: string; password: string };
export type AccountEdit = { name: string; role: string; disabled: boolean; password?: string };

export const usersQuery = whole<Account>('/users');
export const createUser = (body: NewAccount) => http.post<Account>('/users', body);
export const changeUser = ({ id, version }: Account, body: AccountEdit) =>
  http.patch<Account>(`/users/${id}`, body, version);
