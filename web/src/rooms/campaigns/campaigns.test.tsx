import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import { AddMember } from './AddMember';
import type { Member } from './api/members';
import { Members } from './Members';
import { NewCampaign } from './NewCampaign';

const vocabulary = {
  types: ['event', 'email', 'telesales', 'other'].map((key) => ({ key })),
  styles: ['program'],
  statuses: [],
};

describe('the question “What are you doing?”', () => {
  it('turns a call list into a sales campaign, without asking for a style', async () => {
    const calls = serve({
      'GET /campaigns/vocabulary': () => ({ body: vocabulary }),
      'POST /campaigns': () => ({ status: 201, body: { id: '1' } }),
    });
    await show(<NewCampaign onClose={vi.fn()} />);
    await userEvent.click(await screen.findByRole('radio', { name: /A call list/ }));
    await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'Autumn calls');
    await userEvent.click(screen.getByRole('button', { name: 'Create campaign' }));
    await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true));
    const sent = calls.find(({ method }) => method === 'POST')?.body;
    expect(sent).toEqual({ name: 'Autumn calls', style: 'sales', type: 'telesales' });
  });

  it('shows a refusal next to its field', async () => {
    const errors = [
      { pointer: '/name', code: 'taken', message: 'Another campaign has this name.' },
    ];
    serve({
      'GET /campaigns/vocabulary': () => ({ body: vocabulary }),
      'POST /campaigns': () => ({ status: 422, body: { title: 'Not created', errors } }),
    });
    await show(<NewCampaign onClose={vi.fn()} />);
    const name = await screen.findByRole('textbox', { name: /Name/ });
    await userEvent.type(name, 'taken');
    await userEvent.click(screen.getByRole('button', { name: 'Create campaign' }));
    await waitFor(() => expect(name).toHaveAccessibleDescription(/Another campaign has this name/));
  });
});

describe('members', () => {
  const member: Member = {
    personId: 'p1',
    person: { name: 'Aino Laine', email: 'aino@example.org' },
    status: 'Invited',
    statusRank: 10,
    responded: false,
    success: false,
    standing: 'active',
    cause: 'manual',
    joinedAt: '2026-11-01T10:00:00Z',
    updatedAt: '2026-11-01T10:00:00Z',
    version: 4,
  };
  const status = (name: string, isDefault: boolean) => ({
    id: name,
    name,
    rank: 1,
    responded: false,
    success: false,
    closed: false,
    isDefault,
  });
  const statuses = [status('Invited', true), status('Attended', false)];
  let row = member;
  beforeEach(() => {
    row = member;
  });

  it('take a new status at once, with the version they were read at, and give it back on undo', async () => {
    const calls = serve({
      'GET /campaigns/c1/statuses': () => ({ body: { items: statuses, next: null } }),
      'GET /campaigns/c1/members': () => ({ body: { items: [row], next: null } }),
      'PATCH /campaigns/c1/members/p1': ({ body }) => {
        row = { ...row, ...(body as Partial<Member>), version: row.version + 1 };
        return { body: row };
      },
    });
    await show(<Members campaignId="c1" filter={{}} onFilter={vi.fn()} />);
    const choice = await screen.findByRole('combobox', { name: 'Member status of Aino Laine' });
    await userEvent.selectOptions(choice, 'Attended');
    const toast = await screen.findByText('Aino Laine is now “Attended”.');
    const around = toast.closest('[role="status"]') ?? document.body;
    await userEvent.click(within(around as HTMLElement).getByRole('button', { name: 'Undo' }));
    const patches = () => calls.filter(({ method }) => method === 'PATCH');
    await waitFor(() => expect(patches()).toHaveLength(2));
    expect(patches().map(({ body }) => body)).toEqual([
      { status: 'Attended' },
      { status: 'Invited' },
    ]);
    expect(patches().map(({ headers }) => headers.get('If-Match'))).toEqual(['"4"', '"5"']);
  });

  it('are added by e-mail with the default status', async () => {
    const calls = serve({ 'POST /campaigns/c1/members': () => ({ status: 201, body: member }) });
    await show(<AddMember campaignId="c1" statuses={statuses} onClose={vi.fn()} />);
    await userEvent.type(await screen.findByRole('textbox', { name: /E-mail/ }), 'new@example.org');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
        email: 'new@example.org',
        status: 'Invited',
      }),
    );
  });
});
