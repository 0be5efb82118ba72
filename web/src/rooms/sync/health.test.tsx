import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import type { Connection } from './api/connections';
import type { HealthClass, StreamHealth } from './api/health';
import { Health } from './Health';

const connection = {
  id: 'c',
  name: 'Salesforce',
  system: 'salesforce',
  state: 'trouble',
} as Connection;
const at = '2026-11-27T10:00:00Z';
const one: HealthClass = {
  key: 'call.askedWrong',
  kind: 'call',
  code: 'askedWrong',
  params: { code: 'INVALID_TYPE', message: 'sObject type Lead is not supported.' },
  answer: 'INVALID_TYPE',
  count: 0,
  times: 4,
  firstAt: at,
  lastAt: at,
  nextAt: at,
  streams: [],
  way: 'rights',
};
const refused: HealthClass = {
  ...one,
  key: 'held.refusedThere.DUPLICATES',
  kind: 'held',
  code: 'refusedThere',
  params: { message: 'Use one of these records?' },
  answer: 'DUPLICATES',
  count: 2,
  times: null,
  nextAt: null,
  way: 'inbox',
};
const stream = (
  key: string,
  state: StreamHealth['state'],
  classes: HealthClass[] = [],
  waits: StreamHealth['waits'] = [],
): StreamHealth => ({ key, state, mode: 'both', lastAt: at, waits, classes });
const health = (account: HealthClass[], ...streams: StreamHealth[]) => ({
  body: { state: 'trouble', lastSyncAt: at, nextSyncAt: at, account, streams },
});
const section = (name: string) => {
  const found = screen.getByRole('heading', { name }).closest('section');
  if (!found) throw new Error(name);
  return within(found);
};

describe('the health of a connection', () => {
  it('does not ask to wait until a time that is over', async () => {
    const waited = { ...one, code: 'throttled', params: { until: at }, answer: null };
    serve({ 'GET /connections/c/health': () => health([waited]) });
    await show(<Health connection={connection} />, '/connections/$id');
    expect(await screen.findByText(/That time is over/)).toBeVisible();
    expect(screen.queryByText(/asks us to wait until/)).not.toBeInTheDocument();
  });

  it('shows the trouble of each stream beside the others, with its way out', async () => {
    serve({
      'GET /connections/c/health': () =>
        health(
          [],
          stream('people', 'trouble', [one], [{ because: 'next', count: 3 }]),
          stream('members', 'asking', [refused]),
          stream('campaigns', 'resting'),
        ),
    });
    await show(<Health connection={connection} />, '/connections/$id');
    await screen.findByText('The system refused our question.');
    const people = section('People');
    expect(people.getByText('Trouble')).toBeVisible();
    expect(people.getByText(/INVALID_TYPE: sObject type Lead/)).toBeVisible();
    expect(people.getByText(/met by 4 runs/)).toBeVisible();
    expect(people.getByText(/3 wait for the next run/)).toBeVisible();
    expect(people.getByRole('link', { name: /step by step/ })).toHaveAttribute(
      'href',
      expect.stringContaining('tab=account'),
    );
    const members = section('Members');
    expect(members.getByText('Waits for you')).toBeVisible();
    expect(members.getByText(/The other system refused it/)).toBeVisible();
    expect(members.getByRole('link', { name: 'Decide in the inbox' })).toBeVisible();
    expect(section('Campaigns').getByText('At rest')).toBeVisible();
    expect(screen.queryByText(/All is well/)).not.toBeInTheDocument();
  });

  it('tells one cause once, with the streams that it stops', async () => {
    const elsewhere: HealthClass = {
      ...one,
      key: 'call.notTheVendor',
      code: 'notTheVendor',
      params: { status: 200 },
      answer: null,
      count: 2,
      streams: ['people', 'campaigns'],
    };
    const calls = serve({
      'GET /connections/c/health': () =>
        health([elsewhere], stream('people', 'trouble'), stream('campaigns', 'trouble', [refused])),
      'GET /connections/c/health/records': () => ({ body: { items: [], next: null } }),
    });
    await show(<Health connection={connection} />, '/connections/$id');
    const shared = section(
      (await screen.findByRole('heading', { name: 'People, Campaigns' })).textContent ?? '',
    );
    expect(shared.getByText(/met by 4 runs/)).toBeVisible();
    expect(screen.getAllByText(/met by 4 runs/)).toHaveLength(1);
    expect(section('People').getByText(/told above/)).toBeVisible();
    expect(section('Campaigns').getByText(/told above/)).toBeVisible();
    await userEvent.click(shared.getByRole('button', { name: '2 records wait' }));
    await screen.findByText('Nobody waits any more.');
    const asked = new URL(calls.at(-1)?.path ?? '', 'http://x').searchParams;
    expect(asked.get('stream')).toBe('people,campaigns');
  });

  it('says a refusal of ours in the reader’s language, beside what it needs', async () => {
    const renamed = {
      ...refused,
      params: { message: 'The tag has to be called unisono:9:Attended.' },
      answer: 'notOurs',
    };
    serve({
      'GET /connections/c/health': () => health([], stream('members', 'asking', [renamed])),
    });
    await show(<Health connection={connection} />, '/connections/$id');
    expect(
      await screen.findByText(/made it, or renamed it, so it is not touched: The tag has to/),
    ).toBeVisible();
  });

  it('says in that system’s words what was deleted there', async () => {
    const gone = { ...refused, key: 'status.deletedThere', kind: 'status', code: 'deletedThere' };
    serve({
      'GET /connections/c/health': () =>
        health([], stream('statuses', 'asking', [{ ...gone, params: null, answer: null }])),
    });
    const suite = { ...connection, system: 'suitecrm' };
    await show(<Health connection={suite} />, '/connections/$id');
    expect(await screen.findByText(/The target list that stood for this status/)).toBeVisible();
  });

  it('names whom it concerns, and leads to them', async () => {
    const calls = serve({
      'GET /connections/c/health': () => health([], stream('members', 'asking', [refused])),
      'GET /connections/c/health/records': () => ({
        body: {
          items: [
            {
              id: 'i',
              kind: 'member',
              record: 'Giulia Rossi',
              campaignId: 'k',
              personId: 'p',
              twinId: null,
              field: null,
              message: 'Use one of these records?',
              at,
            },
            {
              id: 'j',
              kind: 'member',
              record: null,
              campaignId: null,
              personId: 'q',
              twinId: null,
              field: null,
              message: null,
              at,
            },
          ],
          next: null,
        },
      }),
    });
    await show(<Health connection={connection} />, '/connections/$id');
    const button = await screen.findByRole('button', { name: '2 records wait' });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(button);
    expect(await screen.findByRole('link', { name: 'Giulia Rossi' })).toHaveAttribute(
      'href',
      '/people/p',
    );
    expect(screen.getByText('Not here any more')).toBeVisible();
    const asked = new URL(calls.at(-1)?.path ?? '', 'http://x').searchParams;
    expect(asked.get('class')).toBe('held.refusedThere.DUPLICATES');
    expect(asked.get('stream')).toBe('members');
  });

  it('is calm when all is well', async () => {
    serve({
      'GET /connections/c/health': () =>
        health([], stream('people', 'resting'), stream('lists', 'impossible')),
    });
    await show(<Health connection={connection} />, '/connections/$id');
    expect(await screen.findByText(/All is well/)).toBeVisible();
    expect(section('Lists').getByText('Not possible')).toBeVisible();
  });
});
