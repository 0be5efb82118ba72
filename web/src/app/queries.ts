import { i18n } from '@lingui/core';
import { MutationCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from '@/lib/problem';
import { problemText } from '@/ui/ProblemAlert';
import { complain } from '@/ui/toast';

const hopeless = (error: unknown) => isProblem(error) && error.status >= 400 && error.status < 500;

/** Refused changes are told here once, unless a form shows the refusal itself (`meta.shown`). */
export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && !hopeless(error),
    },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      if (isProblem(error) && error.status === 412) void queryClient.invalidateQueries();
      if (mutation.meta?.shown) return;
      const { title, detail } = problemText(error, (key, values) => i18n._(key, values));
      complain(title, detail);
    },
  }),
});
