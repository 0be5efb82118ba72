import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import type { Member } from './api/members';
import { MemberValues } from './MemberValues';

const member: Member = {
  personId: 'p',
  person: { name: 'Aino' },
  status: 'Invited',
  statusRank: 10,
  responded: false,
  success: false,
  standing: 'active',
  cause: 'manual',
  joinedAt: '2026-11-01T10:00:00Z',
  updatedAt: '2026-11-01T10:00:00Z',
  fields: { seat: 12, diet: 'none' },
  version: 4,
};

it('sends the values of a member that were changed, and the version that was seen', async () => {
  const calls = serve({ 'PATCH /campaigns/c/members/p': () => ({ body: member }) });
  let closed = false;
  await show(
    <MemberValues
      campaignId="c"
      member={member}
      name="Aino"
      fields={[
        { key: 'seat', label: 'Seat', subject: 'member', type: 'number' },
        { key: 'diet', label: 'Diet', subject: 'member', type: 'text' },
      ]}
      onClose={() => {
        closed = true;
      }}
    />,
  );
  const seat = await screen.findByRole('textbox', { name: 'Seat' });
  await userEvent.clear(seat);
  await userEvent.type(seat, '14');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(closed).toBe(true));
  const patch = calls.find(({ method }) => method === 'PATCH');
  expect(patch?.body).toEqual({ fields: { seat: 14 } });
  expect(patch?.headers.get('If-Match')).toBe('"4"');
});
