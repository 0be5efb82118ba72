import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Whatever a sync may have changed is asked for again. */
export function useRefresh() {
  const client = useQueryClient();
  return useCallback(
    () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => /^\/(connections|twins)/.test(String(queryKey[0])),
      }),
    [client],
  );
}
