import { createContext, useContext } from 'react';
import type { Language } from './i18n';

export type User = {
  id: string;
  name: string;
  login: string;
  role: string;
  language: Language;
  lens: string;
};
export type Session = { user: User; demo: boolean };

const SessionContext = createContext<Session | undefined>(undefined);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside the shell');
  return session;
}

/** Under whose name this device keeps a choice; before the sign-in, nobody’s. */
export const useKeeper = () => useContext(SessionContext)?.user.id ?? 'nobody';

/** What a person may do, in the terms of the server's permissions. */
export type Doing = 'campaigns' | 'people' | 'imports' | 'assets' | 'flows' | 'deals' | 'admin';

const roles: Record<string, Doing[]> = {
  marketer: ['campaigns', 'people', 'imports', 'assets', 'flows', 'deals'],
  sales: ['campaigns', 'people', 'deals'],
  viewer: [],
};

/** Whoever has no role listed here, such as an administrator, may do everything. */
export function useMay(): (doing: Doing) => boolean {
  const session = useContext(SessionContext);
  const allowed = session && roles[session.user.role];
  return (doing) => allowed?.includes(doing) ?? true;
}
