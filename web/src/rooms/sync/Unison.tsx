import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useDisclosure, useElementSize } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Tone } from '@/ui/Tone';
import type { Twin } from './api/twins';
import { type Note, type Picture, unisonQuery } from './api/unison';
import { counted, toneOf } from './picture';
import { type Staff, Staves } from './Staves';

const zooms = ['day', 'week', 'month', 'all'] as const;
type Zoom = (typeof zooms)[number];
const hours: Record<Exclude<Zoom, 'all'>, number> = { day: 24, week: 168, month: 720 };
const again = 15_000;
/** So that the same minutes ask the same question, and what was read is shown meanwhile. */
const quarter = 900_000;

function since(zoom: Zoom): string | undefined {
  if (zoom === 'all') return undefined;
  const start = Date.now() - hours[zoom] * 3_600_000;
  return new Date(Math.floor(start / quarter) * quarter).toISOString();
}

function Table({ picture, staves }: { picture: Picture; staves: Staff[] }) {
  const t = useT();
  const formats = useFormats();
  const start = Date.parse(picture.from);
  const step = (Date.parse(picture.until) - start) / picture.slices;
  const columns: Column<Note>[] = [
    {
      key: 'at',
      head: t('common.when'),
      cell: ({ slice }) => formats.exact(new Date(start + slice * step).toISOString()),
    },
    {
      key: 'system',
      head: t('unison.system'),
      cell: ({ connectionId }) =>
        staves.find((staff) => staff.connectionId === connectionId)?.label,
    },
    {
      key: 'what',
      head: t('ledger.change'),
      cell: ({ stream, direction }) =>
        `${translated(t, `stream.${stream}`, stream)}, ${t(`way.${direction}`)}`,
    },
    {
      key: 'count',
      head: t('unison.count'),
      end: true,
      cell: ({ count }) => formats.number(count),
    },
    {
      key: 'outcome',
      head: t('ledger.outcome'),
      wide: true,
      cell: (note) => (
        <Tone tone={toneOf([note])}>
          {translated(t, `outcome.${note.outcome}`, t('outcome.other'))}
        </Tone>
      ),
    },
  ];
  return (
    <PlainTable
      label={t('unison.title')}
      rows={[...picture.notes].reverse()}
      columns={columns}
      rowKey={({ connectionId, slice, direction, stream, outcome }) =>
        [connectionId, slice, direction, stream, outcome].join()
      }
    />
  );
}

type Props = { campaignId: string; twins: Twin[]; names: Record<string, string>; small?: boolean };

/** All systems that play the same campaign, as staves: what went where, and what is still on its way. */
export function Unison({ campaignId, twins, names, small = false }: Props) {
  const t = useT();
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const [zoom, setZoom] = useState<Zoom>('all');
  const [asTable, { toggle }] = useDisclosure();
  const query = useQuery({
    ...unisonQuery(campaignId, { from: since(zoom), slices: small ? '60' : '120' }),
    refetchInterval: again,
    placeholderData: keepPreviousData,
  });
  const staves = twins.map(({ connectionId, system }) => ({
    connectionId,
    label: names[connectionId] ?? system,
  }));
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Group justify="space-between" mb={4}>
        <Title order={2}>{t('unison.title')}</Title>
        {!small && (
          <Group gap="xs">
            <SegmentedControl
              size="xs"
              aria-label={t('unison.zoom')}
              value={zoom}
              onChange={(value) => setZoom(value as Zoom)}
              data={zooms.map((value) => ({ value, label: t(`unison.${value}`) }))}
            />
            <Button size="compact-sm" variant="default" onClick={toggle}>
              {asTable ? t('results.asChart') : t('results.asTable')}
            </Button>
          </Group>
        )}
      </Group>
      <Await query={query} lines={3}>
        {(picture) => {
          const { inward, outward, refused } = counted(picture);
          const waiting = picture.waiting.reduce((sum, { count }) => sum + count, 0);
          const sentence = t('unison.said', {
            inward: formats.number(inward),
            outward: formats.number(outward),
          });
          return (
            <Stack gap="xs">
              <Group gap="xs">
                <Text size="sm" c="dimmed">
                  {sentence}
                </Text>
                {waiting > 0 && (
                  <Tone tone="attention">{t('unison.waiting', { count: waiting })}</Tone>
                )}
                {picture.questions.length > 0 && (
                  <Tone tone="wrong">
                    {t('unison.questions', { count: picture.questions.length })}
                  </Tone>
                )}
                {refused > 0 && <Tone tone="wrong">{t('unison.refused', { count: refused })}</Tone>}
              </Group>
              {asTable ? (
                <Table picture={picture} staves={staves} />
              ) : (
                <div ref={ref}>
                  {width > 0 && (
                    <Staves
                      picture={picture}
                      staves={staves}
                      width={width}
                      label={sentence}
                      t={t}
                      formats={formats}
                    />
                  )}
                </div>
              )}
            </Stack>
          );
        }}
      </Await>
    </section>
  );
}
