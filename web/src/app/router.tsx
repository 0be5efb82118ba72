import { i18n } from '@lingui/core';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { speak } from '@/lib/i18n';
import { sessionQuery } from '@/rooms/access/api/session';
import { NotFound } from './NotFound';
import { queryClient } from './queries';
import { Shell } from './shell/Shell';

type Search = Record<string, unknown>;
const text = (search: Search, ...keys: string[]) =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = search[key];
      return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [];
    }),
  );

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Search): { to?: string } => text(search, 'to'),
  component: lazyRouteComponent(() => import('@/rooms/access/Login'), 'Login'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (search: Search): { token?: string } => text(search, 'token'),
  component: lazyRouteComponent(() => import('@/rooms/access/Setup'), 'Setup'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  notFoundComponent: NotFound,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: '/login', search: { to: location.href } });
    if (session.user.language !== i18n.locale) await speak(session.user.language);
  },
});

const inside = () => shell;
const page = lazyRouteComponent;

export type CampaignsSearch = {
  q?: string;
  style?: string;
  type?: string;
  status?: string;
  new?: string;
};
export type CampaignSearch = { tab?: string; status?: string; standing?: string; q?: string };
export type ConnectionSearch = {
  tab?: string;
  stream?: string;
  twin?: string;
  q?: string;
  outcome?: string;
  field?: string;
  run?: string;
  person?: string;
  campaign?: string;
  since?: string;
  until?: string;
};
const ledgerKeys = ['outcome', 'field', 'run', 'person', 'campaign', 'since', 'until'];
export type PeopleSearch = { q?: string; stage?: string; kind?: string };

const routes = [
  createRoute({
    getParentRoute: inside,
    path: '/',
    component: page(() => import('./pages/Home'), 'Home'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/campaigns',
    validateSearch: (search: Search): CampaignsSearch =>
      text(search, 'q', 'style', 'type', 'status', 'new'),
    component: page(() => import('@/rooms/campaigns/CampaignsPage'), 'CampaignsPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/campaigns/$id',
    validateSearch: (search: Search): CampaignSearch =>
      text(search, 'tab', 'status', 'standing', 'q'),
    component: page(() => import('./pages/CampaignPage'), 'CampaignPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/people',
    validateSearch: (search: Search): PeopleSearch => text(search, 'q', 'stage', 'kind'),
    component: page(() => import('@/rooms/people/PeoplePage'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/people/$id',
    component: page(() => import('./pages/PersonPage'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/companies',
    validateSearch: (search: Search): { q?: string } => text(search, 'q'),
    component: page(() => import('@/rooms/people/CompaniesPage'), 'CompaniesPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/segments',
    validateSearch: (search: Search): { tab?: string } => text(search, 'tab'),
    component: page(() => import('@/rooms/segments/SegmentsPage'), 'SegmentsPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/flows',
    component: page(() => import('./pages/FlowsPage'), 'FlowsPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/assets',
    validateSearch: (search: Search): { tab?: string } => text(search, 'tab'),
    component: page(() => import('./pages/AssetsPage'), 'AssetsPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/calendar',
    validateSearch: (search: Search): { month?: string } =>
      /^\d{4}-(0[1-9]|1[0-2])$/.test(String(search.month)) ? text(search, 'month') : {},
    component: page(() => import('./pages/CalendarPage'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/insights',
    component: page(() => import('./pages/InsightsPage'), 'InsightsPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/imports',
    component: page(() => import('./pages/ImportPage'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/imports/$id',
    component: page(() => import('./pages/ImportPage'), 'ImportResultPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/connections',
    component: page(() => import('@/rooms/sync/ConnectionsPage'), 'ConnectionsPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/connections/new',
    component: page(() => import('@/rooms/sync/AddConnection'), 'AddConnection'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/connections/$id',
    validateSearch: (search: Search): ConnectionSearch =>
      text(search, 'tab', 'stream', 'twin', 'q', ...ledgerKeys),
    component: page(() => import('@/rooms/sync/ConnectionPage'), 'ConnectionPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/words',
    component: page(() => import('@/rooms/lexicon/WordsPage'), 'WordsPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/settings',
    validateSearch: (search: Search): { tab?: string } => text(search, 'tab'),
    component: page(() => import('./pages/SettingsPage'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/mails/in-doubt',
    component: page(() => import('@/rooms/email/InDoubt'), 'InDoubt'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/dev/mail',
    validateSearch: (search: Search): { mail?: string } => text(search, 'mail'),
    component: page(() => import('@/rooms/email/MailCatcher'), 'MailCatcher'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([login, setup, shell.addChildren(routes)]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
