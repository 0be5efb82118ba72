import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import type { Connection } from './api/connections';
import type { MapRow, RecordMap, Sample } from './api/maps';
import { Maps } from './Maps';
import { changed, linesOf, rowsOf } from './mapDraft';

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
  pairs: [],
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
  theirs: { Name: 'Heat pumps', EndDate: null },
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
const page = (...items: unknown[]) => ({ body: { items, next: null } });
const handlers = {
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
});
