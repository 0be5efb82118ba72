import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import type { Connection } from './api/connections';
import type { OurUser, UserThere } from './api/users';
import { Owners } from './Owners';

const connection = { id: 'c', name: 'Salesforce', system: 'salesforce' } as Connection;
const ours: OurUser[] = [
  { id: 'u1', name: 'Anna Neri', login: 'anna@example.com', disabled: false },
  { id: 'u2', name: 'Bea Rossi', login: 'bea@example.com', disabled: false },
  { id: 'u3', name: 'Gone Away', login: 'gone@example.com', disabled: true },
];
const there = (id: string, name: string, more: Partial<UserThere>): UserThere => ({
  id,
  name,
  address: `${id}@example.com`,
  active: true,
  decision: 'address',
  userId: null,
  decidedBy: null,
  ...more,
});
const page = (...items: unknown[]) => ({ body: { items, next: null } });
const handlers = (...users: UserThere[]) => ({
  'GET /connections/c/users': () => page(...users),
  'GET /users': () => page(...ours),
  'PATCH /connections/c/users/t2': () => ({ status: 204 }),
});

describe('owners of campaigns', () => {
  it('says who is whom, and by what', async () => {
    serve(
      handlers(there('t1', 'A. Neri', { userId: 'u1' }), there('t2', 'Left', { active: false })),
    );
    await show(<Owners connection={connection} />, '/connections/$id');
    expect(await screen.findByText('Anna Neri, same address')).toBeInTheDocument();
    expect(screen.getByText('No longer active there: they are given no campaign.')).toBeVisible();
    expect(screen.queryByText('Gone Away')).not.toBeInTheDocument();
  });

  it('sends who somebody is', async () => {
    const calls = serve(handlers(there('t2', 'B. Rossi', {})));
    await show(<Owners connection={connection} />, '/connections/$id');
    await screen.findByRole('option', { name: 'Bea Rossi' });
    await userEvent.selectOptions(screen.getByLabelText('Who is B. Rossi here?'), 'u2');
    await waitFor(() => expect(calls.some(({ method }) => method === 'PATCH')).toBe(true));
    expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({
      decision: 'ours',
      userId: 'u2',
    });
  });

  it('says that nobody has been read', async () => {
    serve(handlers());
    await show(<Owners connection={connection} />, '/connections/$id');
    expect(await screen.findByText(/No users have been read yet/)).toBeInTheDocument();
  });
});
