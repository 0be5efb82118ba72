import { http } from '@/lib/http';
import { whole } from '@/lib/paging';

export const scopes = ['read', 'write', 'admin'] as const;
export type Scope = (typeof scopes)[number];
export type Token = {
  id: string;
  name: string;
  scope: string;
  createdAt: string;
  expiresAt?: string | null;
};
/** The secret is answered once, at creation. */
export type IssuedToken = { id: string; secret: string };

export const tokensQuery = whole<Token>('/tokens');
export const createToken = (body: { name: string; scope: Scope }) =>
  http.post<IssuedToken>('/tokens', body);
/** A token is never changed: its version is always the first. */
export const revokeToken = (id: string) => http.delete<void>(`/tokens/${id}`, 1);
