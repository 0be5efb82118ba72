import { queryOptions } from '@tanstack/react-query';
import { http } from '@/lib/http';
import type { Language } from '@/lib/i18n';
import { isProblem } from '@/lib/problem';
import type { Session } from '@/lib/session';

const path = '/session';

/** Who is signed in, or null. */
export const sessionQuery = queryOptions({
  queryKey: [path],
  queryFn: () =>
    http.get<Session>(path).catch((error: unknown) => {
      if (isProblem(error) && error.status === 401) return null;
      throw error;
    }),
  staleTime: 60_000,
});

export const signIn = (body: { login: string; password: string }) => http.post<Session>(path, body);
export const signOut = () => http.delete<void>(path);
export const changeSession = (body: { language?: Language; lens?: string }) =>
  http.patch<Session>(path, body);
