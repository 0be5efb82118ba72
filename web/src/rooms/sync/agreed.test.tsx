import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import { beginning } from './agreedValues';
import type { AgreedField, AgreedState } from './api/agreed';
import type { Twin } from './api/twins';
import { TwinPanel } from './TwinPanel';

const twin: Twin = {
  id: 't',
  campaignId: 'k',
  campaignName: 'Heat pumps',
  connectionId: 'c',
  system: 'salesforce',
  remoteId: '701',
  remoteName: 'Heat pumps',
  remoteUrl: null,
  role: 'head',
  state: 'behind',
  members: 'asConnection',
  gone: null,
  lastSyncAt: null,
  waiting: 0,
  conflicts: 0,
  parts: [],
};
const same = (text: string | null) => ({ ours: text, theirs: text });
const field = (ours: string, change: Partial<AgreedField>): AgreedField => ({
  ours,
  oursLabel: null,
  theirs: ours,
  theirsLabel: ours,
  form: 'text',
  agreed: same(null),
  now: same(null),
  state: 'agreed',
  difference: null,
  answer: null,
  ...change,
});
const state: AgreedState = {
  theirSide: 'seen',
  fields: [
    field('name', {
      theirsLabel: 'Campaign Name',
      agreed: { ours: 'Heat pumps, a long name', theirs: 'Heat pumps' },
      now: { ours: 'Heat pumps, a long name', theirs: 'Heat pumps' },
      difference: 'shortened',
    }),
    field('status', {
      form: 'state',
      agreed: { ours: 'planned', theirs: 'Planned' },
      now: { ours: 'active', theirs: 'Planned' },
      state: 'movedHere',
    }),
    field('budgetedCost', {
      form: 'money',
      agreed: { ours: '12000.00', theirs: '12000' },
      now: { ours: '12000.00', theirs: '9000' },
      state: 'movedThere',
    }),
    field('endDate', { form: 'date' }),
    field('objective', {
      theirs: null,
      theirsLabel: null,
      agreed: null,
      now: { ours: 'Twenty talks', theirs: null },
      state: 'onlyHere',
    }),
  ],
  members: [
    { ours: 'Invited', theirs: 'Sent', count: 1200 },
    { ours: 'Registered', theirs: 'Registered', count: 4 },
  ],
  currency: 'EUR',
  lastSyncAt: null,
};

const row = (name: RegExp) =>
  within(screen.getByRole('rowheader', { name }).closest('tr') as HTMLElement);

it('cuts a long text behind a word', () => {
  expect(beginning('short')).toBe('short');
  expect(beginning(`${'word '.repeat(30)}end`)).toMatch(/^(word )+…$/);
});

describe('the last agreed state', () => {
  const open = async (answer: AgreedState) => {
    const calls = serve({ 'GET /twins/t/agreed': () => ({ body: answer }) });
    await show(<TwinPanel twin={twin} seenFrom="connection" />, '/connections/$id');
    const fold = await screen.findByRole('button', { name: 'Last agreed state' });
    expect(fold).toHaveAttribute('aria-expanded', 'false');
    expect(calls.some(({ path }) => path === '/twins/t/agreed')).toBe(false);
    await userEvent.click(fold);
  };

  it('names each field in both systems, with the values and what has moved since', async () => {
    await open(state);
    expect(await screen.findByRole('rowheader', { name: /Name.*Campaign Name/ })).toBeVisible();
    expect(row(/Campaign Name/).getByText('shortened there')).toBeVisible();
    expect(row(/Campaign Name/).getByText('unchanged')).toBeVisible();
    const status = row(/Status/);
    expect(status.getAllByText('Planned')).toHaveLength(2);
    expect(status.getByText('Changed here')).toBeVisible();
    expect(status.getByText('here now: Active')).toBeVisible();
    const budget = row(/Budget/);
    expect(budget.getByText('€12,000')).toBeVisible();
    expect(budget.getByText('12,000')).toBeVisible();
    expect(budget.getByText('there now: 9,000')).toBeVisible();
    expect(
      screen.getByText('Only here, as salesforce has no field for it: Objective'),
    ).toBeVisible();
    expect(screen.getByText('Empty on both sides: Planned end')).toBeVisible();
    expect(screen.getByText('Members: Invited (there: Sent) 1,200 · Registered 4')).toBeVisible();
  });

  it('shows what was agreed while the other system is silent', async () => {
    const [name] = state.fields;
    await open({
      ...state,
      theirSide: 'silent',
      fields: name ? [{ ...name, theirs: null, theirsLabel: null, state: 'unseen' }] : [],
      members: [],
    });
    expect(await screen.findByText(/salesforce does not say now which fields/)).toBeVisible();
    expect(screen.getByText('Not seen there')).toBeVisible();
  });
});
