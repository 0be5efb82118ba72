import { http } from '@/lib/http';
import { one } from '@/lib/paging';

export type FirstUser = { token: string; login: string; name: string; password: string };

export const setupQuery = one<{ needed: boolean }>('/setup');
export const setUp = (body: FirstUser) => http.post<void>('/setup', body);
