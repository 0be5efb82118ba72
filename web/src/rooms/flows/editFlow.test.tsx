import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import { EditFlow } from './EditFlow';

const flow = {
  id: 'f1',
  name: 'Follow-up',
  status: 'draft',
  definition: {
    entry: { again: 'once' },
    start: 'pause',
    steps: {
      pause: { wait: 'duration', for: [2, 'days'], next: 'done' },
      done: { end: 'done' },
    },
  },
  faults: [{ pointer: '/definition/steps/pause/for', code: 'tooLong', message: 'Too long.' }],
  version: 4,
};

it('adds a step on a way, edits it, and saves the whole draft for the version that was seen', async () => {
  const sent: unknown[] = [];
  serve({
    'PATCH /flows/f1': ({ body, headers }) => {
      sent.push([body, headers.get('If-Match')]);
      return { body: flow };
    },
  });
  const closed = vi.fn();
  await show(<EditFlow flow={flow} onClose={closed} />);
  expect(await screen.findByText('Too long.')).toBeInTheDocument();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Starts when' }), 'form sent');
  await userEvent.click(screen.getByRole('button', { name: 'Add a step after 1: then' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Add to the score' }));
  const form = within(await screen.findByRole('dialog'));
  await userEvent.clear(form.getByRole('textbox', { name: /Points/ }));
  await userEvent.type(form.getByRole('textbox', { name: /Points/ }), '15');
  await userEvent.click(form.getByRole('button', { name: 'Save' }));
  expect((await screen.findAllByText('Add 15 to the score')).length).toBeGreaterThan(0);
  await userEvent.click(screen.getByRole('button', { name: 'Save the draft' }));
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect(sent).toEqual([
    [
      {
        definition: {
          entry: { again: 'once', triggers: [{ kind: 'form.submitted' }] },
          start: 'pause',
          steps: {
            pause: { wait: 'duration', for: [2, 'days'], next: 'add' },
            add: { act: 'score.add', params: { points: 15 }, next: 'done' },
            done: { end: 'done' },
          },
        },
      },
      '"4"',
    ],
  ]);
});
