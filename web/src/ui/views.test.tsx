import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { type Search, sameSearch } from '@/lib/views';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import { DataTable } from './DataTable';
import { Views } from './Views';

beforeEach(() => localStorage.clear());

function Sample({ start = {} }: { start?: Search }) {
  const [search, setSearch] = useState<Search>(start);
  return (
    <>
      <output>{search.status ?? 'all'}</output>
      <button type="button" aria-label="clear" onClick={() => setSearch({})} />
      <Views table="campaigns" search={search} onView={setSearch} />
      <DataTable label="rows" rows={[]} columns={[]} rowKey={String} />
    </>
  );
}

it('keeps filters by name, shows which are in use, and goes back to them', async () => {
  serve({});
  await show(<Sample start={{ status: 'active' }} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Views' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Save this view' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByRole('textbox'), 'Running{Enter}');
  expect(await screen.findByRole('button', { name: 'Running' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'clear' }));
  expect(screen.getByText('all')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Views' }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Running' }));
  expect(await screen.findByText('active')).toBeInTheDocument();
});

it('draws rows closer when asked to, and remembers it for the person', async () => {
  serve({});
  await show(<Sample />);
  await userEvent.click(await screen.findByRole('button', { name: 'Views' }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Compact' }));
  expect(screen.getByRole('table', { hidden: true })).toHaveAttribute('data-density', 'compact');
  expect(localStorage.getItem('unisono.density.nobody')).toContain('compact');
});

it('takes two searches for the same whatever their order and blanks', () => {
  expect(sameSearch({ a: '1', b: undefined }, { a: '1' })).toBe(true);
  expect(sameSearch({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true);
  expect(sameSearch({ a: '1' }, { a: '2' })).toBe(false);
});
