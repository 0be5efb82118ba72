import { useCallback } from 'react';
import { translated, useT } from '@/lib/i18n';
import type { Run } from './api/runs';

/** What a run is about just now, in words; null when it does not go on. */
export function useStep() {
  const t = useT();
  return useCallback(
    ({ step, stream }: Pick<Run, 'step' | 'stream'>) =>
      step &&
      [t(`runStep.${step}`), stream && translated(t, `stream.${stream}`, stream)]
        .filter(Boolean)
        .join(': '),
    [t],
  );
}
