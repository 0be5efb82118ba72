import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import { ImportWizard } from './ImportWizard';

const found = {
  encoding: 'UTF-8',
  delimiter: ';',
  rows: 2,
  headers: [
    { name: 'Mail', samples: ['a@example.org'], guess: 'email' },
    { name: 'y', samples: ['yes', 'no'], guess: 'status' },
  ],
};
const counts = { rows: 2, created: 1, updated: 0, unchanged: 0, members: 1, refused: 1 };
const faults = [{ row: 2, column: 'Mail', code: 'malformed', message: 'Not an address.' }];

it('writes nothing before the dry run was seen, and sends the mapping that was seen', async () => {
  const mappings: unknown[] = [];
  const waiting: Promise<unknown>[] = [];
  serve({
    'POST /imports/inspect': () => ({ body: found }),
    'POST /imports': ({ body }) => {
      const part = (body as FormData).get('mapping') as Blob;
      waiting.push(part.text().then((text) => mappings.push(JSON.parse(text))));
      return {
        status: 202,
        body: { id: `run${waiting.length}`, state: 'queued', dryRun: true, counts },
      };
    },
    'GET /imports/run1': () => ({
      body: { id: 'run1', state: 'done', dryRun: true, counts, faults },
    }),
  });
  const campaigns = [{ id: 'c1', name: 'Spring' }];
  await show(
    <ImportWizard fields={[]} campaigns={campaigns} statuses={['Success']} onCampaign={vi.fn()} />,
  );
  await screen.findByText('Choose a file');
  const input = document.querySelector('input[type=file]') as HTMLInputElement;
  await userEvent.upload(input, new File(['Mail;y'], 'people.csv', { type: 'text/csv' }));
  await userEvent.selectOptions(
    await screen.findByRole('combobox', { name: /Into the campaign/ }),
    'c1',
  );
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'yes' }), 'Success');
  await userEvent.click(screen.getByRole('button', { name: 'Try it' }));
  expect(await screen.findByText('Not an address.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Import 1 row' }));
  await waitFor(() => expect(waiting).toHaveLength(2));
  await Promise.all(waiting);
  const mapping = {
    columns: { Mail: 'email', y: 'status' },
    match: 'email',
    createFields: false,
    campaignId: 'c1',
    values: { 'y:yes': 'Success' },
  };
  expect(mappings).toEqual([
    { ...mapping, dryRun: true },
    { ...mapping, dryRun: false },
  ]);
});
