import { screen } from '@testing-library/react';
import { act } from 'react';
import { expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import { useFormats } from './format';
import { speak } from './i18n';

function Sample() {
  const { date, money, percent } = useFormats();
  return (
    <p>
      {[date('2026-12-01'), money({ amount: '1234.50', currency: 'EUR' }), percent(0.311)].join(
        ' | ',
      )}
    </p>
  );
}

it('keeps a calendar date on its day, and follows the language', async () => {
  serve({});
  await show(<Sample />);
  expect(await screen.findByText('1 Dec 2026 | €1,234.50 | 31.1%')).toBeInTheDocument();
  await act(() => speak('de'));
  expect(await screen.findByText(/01\.12\.2026 \| 1\.234,50\s€ \| 31,1\s%/)).toBeInTheDocument();
});
