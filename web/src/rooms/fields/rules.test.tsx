import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import { RulesPanel } from './RulesPanel';

const rule = {
  id: 'r1',
  subject: 'campaign',
  name: 'Budget is set',
  rule: { all: [{ field: 'campaign.budgetedCost', op: 'empty' }] },
  message: 'Set a budget first.',
  active: true,
  version: 3,
};
const field = { key: 'region', label: 'Sales region', subject: 'campaign', type: 'text' };

function serveRules(items: unknown[], sent: unknown[] = []) {
  const keep = ({ body, headers }: { body?: unknown; headers?: Headers }) => {
    sent.push([body, headers?.get('If-Match')]);
    return { status: 200, body: rule };
  };
  serve({
    'GET /rules': () => ({ body: { items, next: null } }),
    'GET /fields': () => ({ body: { items: [field], next: null } }),
    'GET /campaigns/vocabulary': () => ({ body: { types: [], statuses: [] } }),
    'POST /rules': keep,
    'PATCH /rules/r1': keep,
  });
  return sent;
}

it('says each rule in words, and switches it off for the version that was seen', async () => {
  const sent = serveRules([rule]);
  await show(<RulesPanel />);
  expect(await screen.findByText('Budget is empty')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('switch', { name: 'Use Budget is set' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toEqual([{ active: false }, '"3"']);
});

it('makes a rule from a custom field, in its own words', async () => {
  const sent = serveRules([]);
  await show(<RulesPanel />);
  await userEvent.click(await screen.findByRole('button', { name: 'New rule' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByRole('textbox', { name: /Name/ }), 'Region');
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'What' }), 'Sales region');
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'How' }), 'is empty');
  expect(dialog.getByText('Refused when: Sales region is empty.')).toBeInTheDocument();
  await userEvent.type(dialog.getByRole('textbox', { name: /What is said/ }), 'Where?');
  await userEvent.click(dialog.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toEqual([
    {
      subject: 'campaign',
      name: 'Region',
      rule: { all: [{ field: 'campaign.fields.region', op: 'empty' }] },
      message: 'Where?',
      active: true,
    },
    null,
  ]);
});
