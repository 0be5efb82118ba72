import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { show } from '@/test/show';
import { AccountForm, emptyAccount } from './AccountForm';
import type { Connector } from './api/connectors';

const marketo: Connector = {
  key: 'marketo',
  name: 'Marketo Engage',
  settings: [
    { key: 'clientId', form: 'text', required: true },
    { key: 'bulkThreshold', form: 'number', required: false },
    { key: 'callShare', form: 'number', required: false },
  ],
  streams: [],
  losses: [],
  requirements: [],
  automations: true,
  attachable: [],
  belonging: [],
};

function Form({ onDone }: { onDone: () => void }) {
  const [entered, setEntered] = useState({
    ...emptyAccount,
    name: 'Marketo',
    baseUrl: 'https://example.org',
    settings: { clientId: 'c' } as Record<string, string>,
  });
  return (
    <AccountForm
      connector={marketo}
      entered={entered}
      onChange={setEntered}
      onDone={onDone}
      done="Save"
    />
  );
}

it('takes a number only as a number, and says so where it stands', async () => {
  const done = vi.fn();
  await show(<Form onDone={done} />);
  const field = await screen.findByLabelText('Files from how many people on');
  await userEvent.type(field, '1.000');
  expect(screen.getByText(/A whole number belongs here/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(done).not.toHaveBeenCalled();
  expect(field.closest('details')).toHaveProperty('open', true);
  expect(field).toHaveFocus();
  await userEvent.clear(field);
  await userEvent.type(field, '1000');
  expect(screen.queryByText(/A whole number belongs here/)).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(done).toHaveBeenCalledOnce();
});

it('takes no share of more than all', async () => {
  const done = vi.fn();
  await show(<Form onDone={done} />);
  const field = await screen.findByLabelText('Calls we may use, in percent');
  await userEvent.type(field, '101');
  expect(screen.getByText('A whole number from 1 to 100 belongs here.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(done).not.toHaveBeenCalled();
  await userEvent.clear(field);
  await userEvent.type(field, '90');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(done).toHaveBeenCalledOnce();
});
