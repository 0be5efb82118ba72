import { http } from '@/lib/http';
import { list } from '@/lib/paging';

export type Token = {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt?: string | null;
};
/** The secret is answered once, at creation. */
export type NewToken = Token & { token: string };

export const tokensQuery = list<Token>('/tokens');
export const createToken = (body: { name: string }) => http.post<NewToken>('/tokens', body);
export const revokeToken = (id: string) => http.delete<void>(`/tokens/${id}`);
