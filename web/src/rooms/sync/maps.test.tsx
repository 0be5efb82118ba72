import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import type { Connection } from './api/connections';
import type { MapRow, Pair, RecordMap, Sample, Values } from './api/maps';
import { Maps } from './Maps';
import { changed, linesOf, rowsOf } from './mapDraft';
import { readAs, writtenAs } from './mapPairs';

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
  waiting: 0,
  twins: 1,
  spentCalls: 0,
  grantedCalls: 0,
  requirements: [],
  losses: [],
  version: 3,
};
const usual = (theirs: string) =>
  ({ theirs, way: 'both', policy: 'ask', blanks: 'never' }) as const;
const row = (ours: string, theirs: string, label: string): MapRow => ({
  ...usual(theirs),
  ours,
  oursLabel: null,
  theirsLabel: label,
  form: 'text',
  values: null,
  fits: [theirs],
  byDefault: usual(theirs),
  changed: false,
});
const field = (name: string, label: string) => ({
  name,
  label,
  type: 'text',
  use: 'writable' as const,
  length: 80,
  mapped: null,
});
const map: RecordMap = {
  kind: 'campaign',
  rows: [row('name', 'Name', 'Campaign Name'), row('endDate', 'EndDate', 'End Date')],
  ours: [{ key: 'fields.region', label: 'Sales region', form: 'text', fits: ['Region__c'] }],
  theirs: [
    field('Name', 'Campaign Name'),
    field('EndDate', 'End Date'),
    field('Region__c', 'Area'),
    { ...field('IsActive', 'Active'), use: 'switch' },
  ],
  version: 4,
};
const sample: Sample = {
  id: '701',
  record: 'Heat pumps',
  localId: 'k',
  ours: { name: 'Heat pumps, a long name', endDate: null },
  theirs: { Name: 'Heat pumps', EndDate: null, Status: 'in_progress' },
  effects: [
    {
      ours: 'name',
      there: 'Heat pumps, a',
      here: 'Heat pumps',
      lostThere: 'shortened',
      lostHere: null,
    },
  ],
};
const pair = (ours: string, theirs: string, way: Pair['way']): Pair => ({ ours, theirs, way });
const usualPairs = [pair('active', 'in_progress', 'both'), pair('active', 'live', 'in')];
const states: Values = {
  ours: ['active', 'paused', 'cancelled'].map((key) => ({ key, label: null })),
  theirs: [
    { key: 'in_progress', label: 'In progress' },
    { key: 'live', label: 'Live' },
    { key: 'stopped', label: 'Stopped' },
  ],
  pairs: usualPairs,
  usual: usualPairs,
};
const statusRow: MapRow = { ...row('status', 'Status', 'Status'), form: 'state', values: states };
const withStates: RecordMap = { ...map, rows: [...map.rows, statusRow] };
const page = (...items: unknown[]) => ({ body: { items, next: null } });
const handlers = {
  'GET /connections/c/users': () => page(),
  'GET /users': () => page(),
  'GET /connections/c/maps': () => page({ kind: 'campaign', changed: 0 }),
  'GET /connections/c/maps/campaign': () => ({ body: map, etag: '"4"' }),
  'GET /connections/c/maps/campaign/preview': () => page(sample),
  'POST /connections/c/maps/campaign/preview': () => page(sample),
  'PATCH /connections/c/maps/campaign': () => ({ body: { ...map, version: 5 } }),
};

describe('the field map', () => {
  it('shows labels, the values of an example and what of them gets lost', async () => {
    serve(handlers);
    await show(<Maps connection={connection} />, '/connections/$id');
    expect(await screen.findByText('Planned end')).toBeInTheDocument();
    expect(await screen.findByText(/Heat pumps, a · shortened/)).toBeInTheDocument();
    expect(screen.getByText('sends or hides')).toBeInTheDocument();
    expect(screen.queryByText('IsActive')).not.toBeInTheDocument();
  });

  it('saves what was chosen with the version that was read', async () => {
    const calls = serve(handlers);
    await show(<Maps connection={connection} />, '/connections/$id');
    await userEvent.selectOptions(
      await screen.findByLabelText('When both have changed: Planned end'),
      'theirs',
    );
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: /for Sales region/ }),
      'Region__c',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Save 2 changes' }));
    await waitFor(() => expect(calls.some(({ method }) => method === 'PATCH')).toBe(true));
    const sent = calls.find(({ method }) => method === 'PATCH');
    expect(sent?.headers.get('If-Match')).toBe('"4"');
    expect(sent?.body).toEqual({
      rows: [
        { ours: 'name', ...usual('Name') },
        { ours: 'endDate', ...usual('EndDate'), policy: 'theirs' },
        { ours: 'fields.region', ...usual('Region__c') },
      ],
    });
  });

  it('forgets a change that leads back, and a row of its own that is off', () => {
    const once = changed(map, {}, 'name', { ...usual('Name'), way: 'in' });
    expect(Object.keys(once)).toEqual(['name']);
    expect(changed(map, once, 'name', usual('Name'))).toEqual({});
    const off = changed(map, {}, 'fields.region', { ...usual('Region__c'), way: 'off' });
    expect(rowsOf(linesOf(map, off)).map(({ ours }) => ours)).toEqual(['name', 'endDate']);
  });

  const stateHandlers = {
    ...handlers,
    'GET /connections/c/maps/campaign': () => ({ body: withStates, etag: '"4"' }),
    'POST /connections/c/maps/campaign/impact': () =>
      page({ ours: 'status', there: 2, here: 0, settled: 0, asked: 0, apart: 1 }),
  };

  it('pairs values by their labels, says whom it concerns, and goes back to the default', async () => {
    const calls = serve(stateHandlers);
    await show(<Maps connection={connection} />, '/connections/$id');
    expect(await screen.findByText('In progress', { selector: 'p' })).toBeInTheDocument();
    await userEvent.click(await screen.findByText(/3 values/));
    const reading = screen.getByLabelText('Status: Stopped at salesforce is read here as');
    expect(reading).toHaveDisplayValue('Nothing: a person is asked');
    const writing = screen.getByLabelText('Status: Cancelled is written at salesforce as');
    expect(writing).toHaveDisplayValue('Nothing: waits for an answer');
    await userEvent.selectOptions(reading, 'Cancelled');
    await userEvent.selectOptions(writing, 'Stopped');
    expect(await screen.findByText('2 records that wait are written at salesforce.')).toBeVisible();
    expect(screen.getByText(/1 record was agreed on otherwise/)).toBeVisible();
    expect(screen.queryByText(/a person is asked\.$/)).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Save 1 change' }));
    await waitFor(() => expect(calls.some(({ method }) => method === 'PATCH')).toBe(true));
    const sent = calls.find(({ method }) => method === 'PATCH')?.body as { rows: unknown[] };
    expect(sent.rows).toContainEqual({
      ours: 'status',
      ...usual('Status'),
      pairs: [...usualPairs, pair('cancelled', 'stopped', 'both')],
    });
    expect(sent.rows).toContainEqual({ ours: 'name', ...usual('Name') });
  });

  it('leaves no change where the values are back at the default', async () => {
    serve(stateHandlers);
    await show(<Maps connection={connection} />, '/connections/$id');
    await userEvent.click(await screen.findByText(/3 values/));
    await userEvent.selectOptions(
      screen.getByLabelText('Status: Paused is written at salesforce as'),
      'Live',
    );
    expect(screen.getByRole('button', { name: 'Save 1 change' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Values back to the default' }));
    expect(screen.queryByRole('button', { name: /^Save/ })).not.toBeInTheDocument();
  });

  it('keeps each way of a pair by itself', () => {
    const both = writtenAs(states, usualPairs, 'active', 'live');
    expect(both).toEqual([pair('active', 'live', 'both'), pair('active', 'in_progress', 'in')]);
    const out = readAs(states, usualPairs, 'in_progress', 'paused');
    expect(out).toEqual([
      pair('active', 'in_progress', 'out'),
      pair('active', 'live', 'in'),
      pair('paused', 'in_progress', 'in'),
    ]);
    expect(writtenAs(states, out, 'active', '')).toEqual(out.slice(1));
  });

  it('sends no pairs of a field that belongs elsewhere from now on', () => {
    const moved = changed(withStates, {}, 'status', {
      ...statusRow,
      theirs: 'Region__c',
      pairs: [],
    });
    const sent = rowsOf(linesOf(withStates, moved)).find(({ ours }) => ours === 'status');
    expect(sent?.theirs).toBe('Region__c');
    expect(sent?.pairs).toBeUndefined();
  });
});
