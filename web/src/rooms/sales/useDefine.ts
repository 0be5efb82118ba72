import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Criterion, criteriaQuery, defineCriteria } from './api/criteria';

/** Replaces the criteria, and reads them again. */
export function useDefine(onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (criteria: Criterion[]) => defineCriteria(criteria),
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: criteriaQuery.queryKey });
      onDone?.();
    },
  });
}
