import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import type { Connection } from './api/connections';
import { CreatePeople } from './CreatePeople';
import { Ledger } from './Ledger';
import { RunNow } from './RunNow';

const connection: Connection = {
  id: 'c',
  name: 'Salesforce',
  system: 'salesforce',
  baseUrl: 'https://example.org',
  settings: {},
  state: 'running',
  health: null,
  createPeople: 'there',
  inclusion: null,
  lastSyncAt: null,
  conflicts: 0,
  waiting: 0,
  twins: 1,
  spentCalls: 0,
  grantedCalls: 0,
  requirements: [],
  losses: [],
  version: 3,
};
const page = (...items: unknown[]) => ({ body: { items, next: null } });

describe('who may be created there', () => {
  it('is shown in numbers and names before it is saved', async () => {
    const calls = serve({
      'GET /segments': () => page({ id: 's', name: 'Customers in Italy' }),
      'POST /connections/c/inclusion/preview': ({ body }) => ({
        body: (body as { rule: unknown }).rule
          ? { would: 1, outside: 2, names: ['Giulia Rossi'] }
          : { would: 3, outside: 0, names: ['Giulia Rossi', 'Aino Virtanen', 'Jonas Keller'] },
      }),
      'PATCH /connections/c': () => ({ body: connection }),
    });
    await show(<CreatePeople connection={connection} />, '/connections/$id');
    const choice = await screen.findByLabelText('Who may be created there');
    await screen.findByText('Only people in “Customers in Italy”');
    await userEvent.selectOptions(choice, 's');
    expect(await screen.findByText(/1 person would be created.*\(Giulia Rossi\)/)).toBeVisible();
    expect(screen.getByText(/2 fall outside and wait/)).toBeVisible();
    expect(calls.some(({ method }) => method === 'PATCH')).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({
        inclusion: { inSegment: 's' },
      }),
    );
  });
});

describe('a run that goes on', () => {
  it('says what it is about, and how far it is', async () => {
    const run = {
      id: 'r',
      kind: 'sync',
      state: 'running',
      step: 'reading',
      stream: 'people',
      startedAt: '2026-11-27T10:00:00Z',
      finishedAt: null,
      actor: 'Maria Keller',
      counts: { read: 124_000 },
      undoable: false,
    };
    serve({ 'GET /connections/c/runs': () => page(run) });
    await show(<RunNow connection={connection} />, '/connections/$id');
    expect(await screen.findByText('Reading: People')).toBeVisible();
    expect(screen.getByText(/So far: 124,000 /)).toBeVisible();
  });
});

describe('the ledger', () => {
  it('asks the server for what is filtered', async () => {
    const calls = serve({});
    await show(<Ledger connection={connection} />, '/connections/$id');
    expect(await screen.findByText(/Nothing has been written/)).toBeInTheDocument();
    expect(calls.at(-1)?.path).toMatch(/^\/connections\/c\/ledger\?/);
  });
});
