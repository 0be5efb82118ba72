import { AppShell, Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys, useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useT } from '@/lib/i18n';
import { SessionProvider } from '@/lib/session';
import { LensProvider } from '@/lib/words';
import { sessionQuery } from '@/rooms/access/api/session';
import { lexiconQuery } from '@/rooms/lexicon/api/lexicon';
import { Waiting } from '@/ui/Await';
import { Boundary } from '@/ui/Boundary';
import { Navigation } from './Navigation';
import css from './shell.module.css';
import { TopBar } from './TopBar';

const Palette = lazy(() => import('./Palette'));

/** What surrounds every page: navigation, search, language, words, account. */
export function Shell() {
  const t = useT();
  const { data: session } = useQuery(sessionQuery);
  const { data: lexicon } = useQuery(lexiconQuery);
  const { pathname } = useLocation();
  const [folded, setFolded] = useLocalStorage({ key: 'unisono.folded', defaultValue: false });
  const [drawer, { open, close }] = useDisclosure();
  const [palette, search] = useDisclosure();
  useHotkeys([['mod+K', search.open]], []);
  if (!session) return null;
  return (
    <SessionProvider value={session}>
      <LensProvider value={{ lexicon, lens: session.user.lens }}>
        <a className={css.skip} href="#content">
          {t('nav.skip')}
        </a>
        <AppShell
          header={{ height: 56 }}
          navbar={{ width: folded ? 64 : 208, breakpoint: 'sm', collapsed: { mobile: true } }}
          transitionDuration={120}
        >
          <AppShell.Header style={{ borderColor: 'var(--line)' }}>
            <TopBar onNavigation={open} onSearch={search.open} />
          </AppShell.Header>
          <AppShell.Navbar component="div" style={{ borderColor: 'var(--line)' }}>
            <Navigation folded={folded} onFold={() => setFolded(!folded)} />
          </AppShell.Navbar>
          <Drawer
            opened={drawer}
            onClose={close}
            size={280}
            title={t('app.name')}
            closeButtonProps={{ 'aria-label': t('common.close') }}
          >
            <Navigation onGo={close} />
          </Drawer>
          <AppShell.Main>
            <div id="content" tabIndex={-1} className={css.main}>
              <Boundary resetKey={pathname}>
                <Suspense fallback={<Waiting />}>
                  <Outlet />
                </Suspense>
              </Boundary>
            </div>
          </AppShell.Main>
        </AppShell>
        {palette && (
          <Suspense fallback={null}>
            <Palette onClose={search.close} />
          </Suspense>
        )}
      </LensProvider>
    </SessionProvider>
  );
}
