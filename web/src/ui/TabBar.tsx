import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './ui.module.css';
import { useInSight } from './useInSight';

/** A bar of tabs that scrolls where it is too long, with the chosen one in sight. */
export function TabBar({ chosen, children }: { chosen: string; children: ReactNode }) {
  return (
    <Tabs.List ref={useInSight(chosen)} mb="lg" className={css.tabs}>
      {children}
    </Tabs.List>
  );
}
