import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import { safe } from './Login';
import { TokensPanel } from './TokensPanel';

describe('signing in', () => {
  it('leads back to pages of our own only', () => {
    expect(
      ['/people?q=a', '//evil.example', '/\\evil.example', 'https://evil.example', undefined].map(
        safe,
      ),
    ).toEqual(['/people?q=a', '/', '/', '/', '/']);
  });
});

describe('tokens', () => {
  it('show their secret once, when they are made', async () => {
    const calls = serve({
      'POST /tokens': () => ({ status: 201, body: { id: '1', secret: 'uni_secret' } }),
    });
    await show(<TokensPanel />);
    await userEvent.click(await screen.findByRole('button', { name: 'New token' }));
    await userEvent.type(await screen.findByRole('textbox', { name: /Name/ }), 'Website');
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findByText('uni_secret')).toBeInTheDocument();
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      name: 'Website',
      scope: 'read',
    });
    await userEvent.click(screen.getByRole('button', { name: 'I have kept it' }));
    await waitFor(() => expect(screen.queryByText('uni_secret')).not.toBeInTheDocument());
  });
});
