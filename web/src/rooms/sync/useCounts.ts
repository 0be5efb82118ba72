import { useCallback } from 'react';
import { useT } from '@/lib/i18n';
import { counted, type Run } from './api/runs';

/** What a run did, in words; what did not happen is not said. */
export function useCounts() {
  const t = useT();
  return useCallback(
    ({ counts }: Pick<Run, 'counts'>) =>
      counted
        .filter((key) => (counts[key] ?? 0) > 0)
        .map((key) => t(`count.${key}`, { count: counts[key] }))
        .join(', ') || t('count.nothing'),
    [t],
  );
}
