import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import type { Asset } from './api/assets';
import type { Twin } from './api/twins';
import { TwinAssets } from './TwinAssets';

const twin: Twin = {
  id: 't',
  campaignId: 'k',
  campaignName: 'Heat pumps',
  connectionId: 'c',
  system: 'dynamics',
  remoteId: 'x',
  remoteName: 'Heat pumps',
  remoteUrl: null,
  role: 'head',
  state: 'inUnison',
  members: 'asConnection',
  gone: null,
  lastSyncAt: null,
  waiting: 0,
  conflicts: 0,
  parts: [],
};
const asset = (change: Partial<Asset>): Asset => ({
  kind: 'activity',
  id: 'a',
  name: 'Call the guests',
  standing: 'draft',
  figures: {},
  details: {},
  attached: false,
  likeness: 0,
  ...change,
});

it('shows what says itself that it belongs, which nobody can detach', async () => {
  const details = {
    type: 'Direct Initial Contact',
    channel: 'Phone',
    startsAt: '2026-12-01T08:00:00Z',
    budgetedCost: '1400.5',
  };
  serve({ 'GET /twins/t/parts': () => ({ body: { items: [asset({ details })], next: null } }) });
  await show(<TwinAssets twin={twin} kinds={[]} system="Dynamics" />);
  expect(await screen.findByText('Call the guests')).toBeInTheDocument();
  expect(
    screen.getByText(
      'Activity · draft · Direct Initial Contact · Phone · from 1 Dec 2026 · 1,400.5 planned',
    ),
  ).toBeInTheDocument();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

it('says that there is nothing where nothing belongs', async () => {
  serve({ 'GET /twins/t/parts': () => ({ body: { items: [], next: null } }) });
  await show(<TwinAssets twin={twin} kinds={[]} system="Dynamics" />);
  expect(
    await screen.findByText('Nothing of that kind was found in Dynamics.'),
  ).toBeInTheDocument();
});

it('lets what a person attached be detached', async () => {
  const items = [asset({ kind: 'list', name: 'Guests', attached: true })];
  serve({ 'GET /twins/t/parts': () => ({ body: { items, next: null } }) });
  await show(<TwinAssets twin={twin} kinds={['list']} system="ActiveCampaign" />);
  expect(await screen.findByRole('button', { name: 'Detach Guests' })).toBeInTheDocument();
});
