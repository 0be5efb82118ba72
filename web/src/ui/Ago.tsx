import { useSyncExternalStore } from 'react';
import { useFormats } from '@/lib/format';

let now = Date.now();
const watch = (changed: () => void) => {
  const timer = setInterval(() => {
    now = Date.now();
    changed();
  }, 30_000);
  return () => clearInterval(timer);
};

export const useNow = () => useSyncExternalStore(watch, () => now);

/** A time as distance from now, with the exact one on hover. */
export function Ago({ at }: { at: string }) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={formats.exact(at)}>
      {formats.ago(at, useNow())}
    </time>
  );
}
