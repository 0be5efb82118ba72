import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import { QualificationPanel } from './QualificationPanel';

const criteria = [
  { label: 'Is a lead', rule: { field: 'person.kind', op: 'eq', value: 'lead' } },
  { label: 'Has a company', rule: { field: 'company.name', op: 'notEmpty' } },
];

it('says what must hold, and keeps the others when one is removed', async () => {
  const sent: unknown[] = [];
  const none = () => ({ body: { items: [], next: null } });
  serve({
    'GET /qualification': () => ({ body: { criteria } }),
    'GET /fields': none,
    'GET /campaigns': none,
    'GET /lists': none,
    'PUT /qualification': ({ body }) => {
      sent.push(body);
      return { status: 200, body: { criteria } };
    },
  });
  await show(<QualificationPanel />);
  expect(await screen.findByText('Kind is Lead')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Remove Is a lead' }));
  await waitFor(() => expect(sent).toEqual([{ criteria: [criteria[1]] }]));
});
