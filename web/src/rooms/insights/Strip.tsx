import { useQuery } from '@tanstack/react-query';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { Figures } from '@/ui/Figures';
import { Word } from '@/ui/Word';
import { type Results, resultsQuery } from './api/results';

function useItems() {
  const t = useT();
  const formats = useFormats();
  const expected = (text: string | undefined) =>
    text ? t('results.expected', { value: text }) : undefined;
  const money = (value: Results['cost']) => (value ? formats.money(value) : undefined);
  const count = (value: number | null | undefined) =>
    value === null || value === undefined ? undefined : formats.number(value);
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? undefined : formats.percent(value);
  return (results: Results) => {
    const plan = results.expected ?? {};
    const rate = share(results.responseRate);
    return [
      {
        key: 'members',
        label: <Word own="campaigns.members" />,
        value: formats.number(results.members),
        beside: expected(count(plan.members)),
      },
      {
        key: 'responded',
        label: <Word own="campaigns.responded" />,
        value: rate
          ? `${formats.number(results.responses)} · ${rate}`
          : formats.number(results.responses),
        beside: expected(
          [count(plan.responses), share(plan.responseRate)].filter(Boolean).join(' · '),
        ),
      },
      {
        key: 'cost',
        label: <Word own="results.cost" />,
        value: money(results.cost) ?? '–',
        beside: expected(money(plan.cost)),
      },
      {
        key: 'revenue',
        label: t('results.revenue'),
        value: money(results.revenue) ?? '–',
        beside: expected(money(plan.revenue)),
      },
      {
        key: 'roi',
        label: <Word own="results.roi" />,
        value: share(results.roi) ?? '–',
        beside: expected(share(plan.roi)),
      },
    ];
  };
}

type Props = { campaignId: string; known: Results };

/** What came of a campaign, with what was expected beside it; without results, what its head knows. */
export function Strip({ campaignId, known }: Props) {
  const results = useQuery(resultsQuery(campaignId));
  const items = useItems();
  if (results.error && !results.data) return <Figures items={items(known)} />;
  return (
    <Await query={results} lines={2}>
      {(data) => <Figures items={items(data)} />}
    </Await>
  );
}
