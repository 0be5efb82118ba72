import { http } from '@/lib/http';
import { list } from '@/lib/paging';

export type Account = { id: string; name: string; login: string; role: string };
export type NewAccount = { name: string; login: string; role: string; password: string };

export const usersQuery = list<Account>('/users');
export const createUser = (body: NewAccount) => http.post<Account>('/users', body);
