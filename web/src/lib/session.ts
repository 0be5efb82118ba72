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
