import { Button, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { type Column, PlainTable } from '@/ui/DataTable';
import { type Day, resultsQuery } from './api/results';

const width = 600;
const height = 140;
/** A campaign that has just begun gets no columns as wide as the page. */
const fewest = 14;

/** Members as steps, responses as filled columns; the table behind says the same in figures. */
function Chart({ days, label }: { days: Day[]; label: string }) {
  const top = Math.max(1, ...days.map((day) => Math.max(day.members ?? 0, day.responses ?? 0)));
  const step = width / Math.max(fewest, days.length);
  const y = (value: number) => height - (value / top) * (height - 12);
  return (
    <svg
      viewBox={`0 0 ${width} ${height + 1}`}
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
      style={{ width: '100%', height: 160 }}
    >
      <path d={`M0 ${height}H${width}`} stroke="var(--line-strong)" />
      {days.map(({ date, members = 0, responses = 0 }, place) => (
        <g key={date}>
          <rect
            x={place * step + step * 0.1}
            y={y(members)}
            width={step * 0.8}
            height={height - y(members)}
            fill="var(--ink)"
            opacity="0.22"
          />
          <rect
            x={place * step + step * 0.25}
            y={y(responses)}
            width={step * 0.5}
            height={height - y(responses)}
            fill="var(--ink)"
          />
        </g>
      ))}
    </svg>
  );
}

export function csvOf(days: Day[]): string {
  return [
    'date,members,responses',
    ...days.map(({ date, members = 0, responses = 0 }) => `${date},${members},${responses}`),
  ].join('\r\n');
}

export function ByDay({ campaignId }: { campaignId: string }) {
  const t = useT();
  const formats = useFormats();
  const [asTable, { toggle }] = useDisclosure();
  const { data } = useQuery(resultsQuery(campaignId));
  const days = data?.byDay ?? [];
  if (days.length === 0) return null;
  const best = days.reduce((a, b) => ((b.responses ?? 0) > (a.responses ?? 0) ? b : a));
  const said = t('results.bestDay', { date: formats.date(best.date), count: best.responses ?? 0 });
  const columns: Column<Day>[] = [
    { key: 'date', head: t('common.date'), cell: ({ date }) => formats.date(date) },
    {
      key: 'members',
      head: t('campaigns.members'),
      end: true,
      cell: ({ members = 0 }) => formats.number(members),
    },
    {
      key: 'responses',
      head: t('campaigns.responded'),
      end: true,
      cell: ({ responses = 0 }) => formats.number(responses),
    },
  ];
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Group justify="space-between" mb={4}>
        <Title order={2}>{t('results.byDay')}</Title>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={toggle}>
            {asTable ? t('results.asChart') : t('results.asTable')}
          </Button>
          <Button
            component="a"
            size="compact-sm"
            variant="default"
            download="by-day.csv"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(days))}`}
          >
            {t('results.csv')}
          </Button>
        </Group>
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        {said}
      </Text>
      {asTable ? (
        <PlainTable
          label={t('results.byDay')}
          rows={days}
          columns={columns}
          rowKey={({ date }) => date}
        />
      ) : (
        <>
          <Chart days={days} label={said} />
          <Group justify="space-between" fz="xs" c="dimmed">
            <span>{formats.date(days[0]?.date ?? '')}</span>
            <span>{t('results.legend')}</span>
            {days.length >= fewest && <span>{formats.date(days.at(-1)?.date ?? '')}</span>}
          </Group>
        </>
      )}
    </section>
  );
}
