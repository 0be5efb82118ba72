import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import type { Connector } from './api/connectors';
import { ComesAlong } from './ComesAlong';
import { Travels } from './Travels';

const connector = {
  key: 'salesforce',
  name: 'Salesforce',
  streams: [
    { stream: 'members', reach: 'both', reason: null },
    { stream: 'responses', reach: 'withMembers', reason: 'computedFromStatus' },
  ],
} as unknown as Connector;

describe('responses that are a member’s status', () => {
  it('are said to travel with the members, wherever ways are told', async () => {
    serve({ 'GET /connectors': () => ({ body: { items: [connector], next: null } }) });
    await show(
      <>
        <Travels connector={connector} />
        <ComesAlong system="salesforce" stream="members" />
        <ComesAlong system="salesforce" stream="campaigns" />
        <ComesAlong system="marketo" stream="members" />
      </>,
    );
    const along = (await screen.findByText('With the members')).closest('div');
    expect(within(along as HTMLElement).getByText('Responses')).toBeVisible();
    expect(screen.queryByText('In only')).not.toBeInTheDocument();
    expect(await screen.findAllByText(/Responses come with them/)).toHaveLength(1);
  });
});
