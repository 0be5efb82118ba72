import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { speak } from '@/lib/i18n';
import { show } from '@/test/show';
import { DateField } from './DateField';
import { parsedDate } from './dates';
import { onTheWall } from './MomentField';

function Field() {
  const [value, setValue] = useState('2026-12-01');
  return (
    <>
      <DateField label="When" value={value} onChange={setValue} />
      <output>{value || 'none'}</output>
    </>
  );
}

describe('dates', () => {
  it.each([
    ['2026-12-01', 'en', '2026-12-01'],
    ['1/12/2026', 'en', '2026-12-01'],
    ['1 Dec 2026', 'en', '2026-12-01'],
    ['01.12.2026', 'de', '2026-12-01'],
    ['3. März 2027', 'de', '2027-03-03'],
    ['1.12.2026', 'fi', '2026-12-01'],
    ['5 tammikuuta 2027', 'fi', '2027-01-05'],
    ['1 déc. 2026', 'fr', '2026-12-01'],
    ['1 dic 2026', 'it', '2026-12-01'],
    ['31/2/2026', 'en', null],
    ['1 ju 2026', 'en', null],
    ['12', 'en', null],
    ['1/12/26', 'en', null],
  ])('are understood as they are typed: %s in %s', (typed, language, date) => {
    expect(parsedDate(typed, language)).toBe(date);
  });

  it('are shown, typed and picked in the language of the product', async () => {
    await show(<Field />);
    const field = await screen.findByLabelText('When');
    expect(field).toHaveValue('1 Dec 2026');
    await speak('de');
    expect(await screen.findByDisplayValue('01.12.2026')).toBe(field);

    await userEvent.clear(field);
    await userEvent.type(field, '24.12.2026');
    expect(screen.getByText('2026-12-24')).toBeVisible();
    expect(screen.getByText('Dezember 2026')).toBeVisible();
    expect(screen.getByText('Mo')).toBeVisible();

    await userEvent.click(screen.getByLabelText('9 Dezember 2026'));
    expect(screen.getByText('2026-12-09')).toBeVisible();
    await userEvent.click(screen.getByLabelText('Datum leer lassen'));
    expect(screen.getByText('none')).toBeVisible();
  });

  it('with a time are those of the clock on the wall, and the same instant again', () => {
    const wall = onTheWall('2026-12-01T10:30:00.000Z');
    expect(new Date(wall.replace(' ', 'T')).toISOString()).toBe('2026-12-01T10:30:00.000Z');
  });
});
