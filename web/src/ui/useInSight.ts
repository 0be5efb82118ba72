import { useEffect, useRef } from 'react';

/** Keeps the chosen tab of a bar that scrolls in sight. */
export function useInSight(chosen: string) {
  const bar = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is another place
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>('[aria-selected=true]');
    if (!bar.current || !tab) return;
    const middle = tab.offsetLeft - (bar.current.clientWidth - tab.offsetWidth) / 2;
    bar.current.scrollLeft = Math.max(0, middle);
  }, [chosen]);
  return bar;
}
