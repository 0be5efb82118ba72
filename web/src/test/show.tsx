import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { speak } from '@/lib/i18n';
import { theme, variables } from '@/ui/theme';

/** Shows a part as a page would: with words, styles, queries and a router around it. */
export async function show(part: ReactNode, path = '/') {
  await speak('en');
  const root = createRootRoute();
  const shell = createRoute({ getParentRoute: () => root, id: 'shell' });
  const page = createRoute({ getParentRoute: () => shell, path, component: () => part });
  const rest = createRoute({ getParentRoute: () => root, path: '/$', component: () => null });
  const router = createRouter({
    routeTree: root.addChildren([shell.addChildren([page]), rest]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} env="test">
        <QueryClientProvider client={client}>
          <Notifications />
          {/* biome-ignore lint/suspicious/noExplicitAny: the app's own router type does not fit a test's */}
          <RouterProvider router={router as any} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>,
  );
  return router;
}
