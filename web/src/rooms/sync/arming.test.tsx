import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import { ArmStream } from './ArmStream';
import type { Bridge } from './api/bridges';
import type { RemoteListener } from './api/listeners';
import type { Stream } from './api/streams';

const people: Stream = {
  key: 'people',
  mode: 'watch',
  reach: 'both',
  reason: null,
  lastAt: null,
  pending: 3,
};
const bridge: Bridge = {
  stream: 'people',
  system: 'salesforce',
  systemName: 'Salesforce',
  connectionId: 's',
  connectionName: 'Head office',
  carried: 812,
  looked: 900,
};

const open = async (bridges: Bridge[], listeners: RemoteListener[]) => {
  serve({ 'GET /connections/c/listeners': () => ({ body: { items: listeners, next: null } }) });
  await show(
    <ArmStream
      connectionId="c"
      stream={people}
      bridges={bridges}
      mode="both"
      onArm={vi.fn()}
      onClose={vi.fn()}
    />,
  );
};

describe('before a stream is armed', () => {
  it('says which bridge carries whom already, and of this stream only', async () => {
    await open([bridge, { ...bridge, stream: 'campaigns', carried: 5, looked: 6 }], []);
    expect(await screen.findByText(/bridge of Head office brings people/)).toHaveTextContent(
      '812 of 900',
    );
    expect(screen.queryByText(/joins campaigns already/)).toBeNull();
    expect(screen.queryByText(/does not see where that bridge ends/)).toBeNull();
  });

  it('says so where the other end is not seen', async () => {
    await open([{ ...bridge, connectionId: null, connectionName: null }], []);
    expect(await screen.findByText(/bridge of Salesforce brings people/)).toHaveTextContent(
      'does not see where that bridge ends',
    );
  });

  it('names the automations that hold its writes, and counts those that are too many', async () => {
    const listeners = ['Welcome', 'Score', 'Thanks', 'Remind', 'Assign', 'Sort'].map((name) => ({
      id: name,
      name,
    }));
    await open([], listeners);
    expect(await screen.findByText(/6 automations that are on over there/)).toBeVisible();
    expect(screen.getByText('Remind')).toBeVisible();
    expect(screen.queryByText('Assign')).toBeNull();
    expect(screen.getByText('And 2 more.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Allow them in the account' })).toBeVisible();
  });

  it('says that there are none', async () => {
    await open([], []);
    expect(await screen.findByText(/No automation over there would be set off/)).toBeVisible();
  });
});
