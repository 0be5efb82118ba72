import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import type { Connection } from './api/connections';
import { Inbox } from './Inbox';
import { Streams } from './Streams';
import { Losses } from './Travels';

const connection: Connection = {
  id: 'c',
  name: 'Salesforce',
  system: 'salesforce',
  baseUrl: 'https://example.org',
  settings: {},
  state: 'watch',
  health: null,
  createPeople: 'none',
  inclusion: null,
  lastSyncAt: null,
  conflicts: 0,
  waiting: 1,
  twins: 1,
  spentCalls: 0,
  grantedCalls: 0,
  requirements: [{ kind: 'lead', field: 'Company', standIn: '[not provided]' }],
  losses: [],
  version: 3,
};
const page = (...items: unknown[]) => ({ body: { items, next: null } });
const place = '/connections/$id';

describe('streams', () => {
  const members = { key: 'members', mode: 'watch', reach: 'both', reason: null, lastAt: null };
  const planned = {
    id: 'p',
    stream: 'members',
    direction: 'there',
    verb: 'add',
    record: 'Aino Virtanen',
    campaignId: null,
    twinId: null,
    changes: [{ field: 'status', from: null, to: 'Registered' }],
    because: 'watch',
  };

  it('are armed only after what they would write was shown', async () => {
    const calls = serve({
      'GET /connections/c/streams': () => page({ ...members, pending: 1 }),
      'GET /connections/c/plan': () => page(planned),
    });
    await show(<Streams connection={connection} />, place);
    await userEvent.selectOptions(await screen.findByRole('combobox'), 'both');
    expect(await screen.findByText('Aino Virtanen')).toBeInTheDocument();
    expect(calls.some(({ method }) => method === 'PATCH')).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Arm and write 1 change' }));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({ mode: 'both' }),
    );
  });

  it('offer only the ways that the system can go', async () => {
    serve({
      'GET /connections/c/streams': () =>
        page(
          { ...members, key: 'responses', reach: 'in', reason: 'computedFromStatus', pending: 0 },
          { ...members, key: 'lists', reach: 'impossible', reason: 'noLists', pending: 0 },
        ),
    });
    await show(<Streams connection={connection} />, place);
    const options = within(await screen.findByRole('combobox')).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual(['Watch only', 'In only']);
    expect(screen.getByText('Not possible')).toBeInTheDocument();
  });

  it('say what stands in for what a new person lacks', async () => {
    serve({});
    await show(<Streams connection={connection} />, place);
    expect(await screen.findByText(/Company must be filled in.*\[not provided\]/)).toBeVisible();
  });
});

describe('the inbox', () => {
  const brake = {
    id: 'i',
    kind: 'brake',
    record: 'Old mess',
    campaignId: null,
    personId: null,
    twinId: 't',
    field: null,
    agreed: null,
    ours: null,
    theirs: null,
    reason: 'tooMany',
    params: {},
    count: 480,
    answers: ['confirm'],
    at: '2026-11-25T10:00:00Z',
  };

  it('lets the brake go with the count that it shows', async () => {
    const calls = serve({
      'GET /connections/c/inbox/groups': () =>
        page({ kind: 'brake', reason: 'tooMany', field: null, count: 480, answers: ['confirm'] }),
      'GET /connections/c/inbox': () => page(brake),
    });
    await show(<Inbox connection={connection} />, place);
    // One question, whatever the number of the changes behind it; they can be seen before.
    expect(await screen.findByRole('button', { name: 'The brake' })).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'See what would change' })).toHaveAttribute(
      'href',
      expect.stringContaining('tab=plan'),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Go on with 480 changes: Old mess' }),
    );
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'POST')).toMatchObject({
        path: '/connections/c/inbox/i',
        body: { take: 'confirm' },
      }),
    );
  });

  const question = {
    ...brake,
    kind: 'conflict',
    reason: 'bothMoved',
    count: null,
    answers: ['ours', 'theirs'],
  };

  it('says of a member in which campaign, and says the reason of all of them once', async () => {
    const member = { ...question, record: 'Aino', personId: 'p', campaignId: 'x', field: 'status' };
    serve({
      'GET /connections/c/inbox/groups': () =>
        page({ ...question, field: 'status', count: 1, answers: ['ours', 'theirs'] }),
      'GET /connections/c/inbox': () => page({ ...member, agreed: 'Invited', theirs: 'NO_SHOW' }),
      'GET /twins': () => page({ id: 't', campaignId: 'x', campaignName: 'Autumn webinar' }),
    });
    await show(<Inbox connection={connection} />, place);
    expect(await screen.findByRole('link', { name: 'Campaign: Autumn webinar' })).toBeVisible();
    expect(screen.getByText('No show')).toBeVisible();
    expect(screen.getAllByText(/Both sides changed it/)).toHaveLength(1);
  });

  it('goes on with the keyboard at the next one when one is answered', async () => {
    const open = new Map([
      ['i', { ...question, record: 'First' }],
      ['j', { ...question, id: 'j', record: 'Second' }],
    ]);
    serve({
      'GET /connections/c/inbox/groups': () => page({ ...question, count: open.size }),
      'GET /connections/c/inbox': () => page(...open.values()),
      'POST /connections/c/inbox/i': () => {
        open.delete('i');
        return { body: {} };
      },
    });
    await show(<Inbox connection={connection} />, place);
    await userEvent.click(await screen.findByRole('button', { name: 'Take ours: First' }));
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Second' })).toHaveFocus());
  });

  it('says of a renamed status its old name where it stands, and of all of them none', async () => {
    const renamed = { ...question, kind: 'status', reason: 'renamedThere', field: 'status' };
    serve({
      'GET /connections/c/inbox/groups': () => page({ ...renamed, count: 2, answers: ['map'] }),
      'GET /connections/c/inbox': () =>
        page({ ...renamed, params: { from: 'Registered' }, theirs: 'Signed up', count: 2 }),
    });
    await show(<Inbox connection={connection} />, place);
    expect(await screen.findByText(/It has another name there/)).toBeVisible();
    expect(await screen.findByText(/was called “Registered” there/)).toBeVisible();
    expect(screen.getByText('2 members have it.')).toBeVisible();
  });

  it('shows amounts as numbers are read', async () => {
    const amounts = { agreed: '30000.00', ours: '7000.00', theirs: '5000' };
    serve({
      'GET /connections/c/inbox/groups': () => page({ ...question, field: 'expectedRevenue' }),
      'GET /connections/c/inbox': () => page({ ...question, ...amounts, field: 'expectedRevenue' }),
    });
    await show(<Inbox connection={connection} />, place);
    expect(await screen.findByText('30,000')).toBeVisible();
    expect(screen.getByText('7,000')).toBeVisible();
  });

  it('leaves statuses that were deleted there away at once, and adds none for it', async () => {
    serve({
      'GET /connections/c/inbox/groups': () =>
        page({
          kind: 'status',
          reason: 'deletedThere',
          field: 'status',
          count: 2,
          answers: ['make', 'dismiss'],
        }),
    });
    await show(<Inbox connection={connection} />, place);
    expect(
      await screen.findByRole('button', { name: 'Leave it as it is: all 2' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add all of these here' })).toBeNull();
  });

  it('answers alike ones at once', async () => {
    const calls = serve({
      'GET /connections/c/inbox/groups': () =>
        page({
          kind: 'conflict',
          reason: 'bothMoved',
          field: 'endDate',
          count: 23,
          answers: ['ours', 'theirs'],
        }),
      'POST /connections/c/inbox': () => ({ body: { answered: 23 } }),
    });
    await show(<Inbox connection={connection} />, place);
    await userEvent.click(await screen.findByRole('button', { name: 'Take theirs: all 23' }));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
        kind: 'conflict',
        reason: 'bothMoved',
        field: 'endDate',
        take: 'theirs',
      }),
    );
  });
});

describe('a code that is not known here', () => {
  it('is said in a plain sentence, never as itself', async () => {
    await show(<Losses losses={[{ code: 'somethingNew' }]} open />);
    expect(await screen.findByText(/Something more does not come through/)).toBeInTheDocument();
    expect(screen.queryByText(/somethingNew/)).not.toBeInTheDocument();
  });
});
