import { useMutation, useQueryClient } from '@tanstack/react-query';
import { speak } from '@/lib/i18n';
import { changeSession, sessionQuery } from '@/rooms/access/api/session';

/** Language and lens change at once here; the account remembers them for other machines. */
export function useSessionChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: changeSession,
    onMutate: async ({ language, lens }) => {
      if (language) await speak(language);
      client.setQueryData(
        sessionQuery.queryKey,
        (session) =>
          session && {
            ...session,
            user: {
              ...session.user,
              ...(language ? { language } : {}),
              ...(lens ? { lens } : {}),
            },
          },
      );
    },
  });
}
