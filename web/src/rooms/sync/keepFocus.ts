const isLost = () => !document.activeElement || document.activeElement === document.body;

/**
 * What was pressed is gone when it was answered: whoever works by keyboard goes on at the next one,
 * else at the chosen tab.
 */
export function keepFocus(list: HTMLElement | null, place: number): void {
  requestAnimationFrame(() => {
    if (!isLost()) return;
    const items = list?.isConnected ? [...list.querySelectorAll('article h3')] : [];
    const next = items[Math.min(place, items.length - 1)];
    const goal = next ?? document.querySelector('[role=tab][aria-selected=true]');
    if (goal instanceof HTMLElement) goal.focus();
  });
}
