import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { list } from '@/lib/paging';
import { assetsQuery } from '@/rooms/assets/api/assets';
import type { Campaign } from '@/rooms/campaigns/api/campaigns';
import { Await } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { PageHead } from '@/ui/Page';
import { dateOf, type Entry, layOut, monthAway, weeksOf } from './calendar';
import css from './calendar.module.css';

type Shown = Entry & { name: string; campaignId: string; kind: 'campaign' | 'event'; tone: string };

const all = 1_000;

/** Campaigns from start to end, events at their day. */
function useEntries() {
  const campaigns = useQuery(list<Campaign>('/campaigns', {}, all));
  const { data: events = [] } = useQuery(assetsQuery('events'));
  const dated = (campaigns.data ?? []).flatMap(
    ({ id, name, startDate, endDate, state = 'planned' }): Shown[] =>
      startDate || endDate
        ? [
            {
              id,
              name,
              campaignId: id,
              kind: 'campaign',
              tone: state,
              from: startDate ?? endDate ?? '',
              until: endDate ?? startDate ?? '',
            },
          ]
        : [],
  );
  const held = events.flatMap(({ id, name, campaignId, startsAt, endsAt }): Shown[] =>
    startsAt && campaignId
      ? [
          {
            id,
            name,
            campaignId,
            kind: 'event',
            tone: 'event',
            from: startsAt.slice(0, 10),
            until: (endsAt ?? startsAt).slice(0, 10),
            moment: startsAt,
          },
        ]
      : [],
  );
  return { query: campaigns, entries: [...dated, ...held] };
}

function Month({ month, entries }: { month: string; entries: Shown[] }) {
  const formats = useFormats();
  const weeks = weeksOf(month);
  const today = dateOf(Date.now());
  return (
    <div className={css.month}>
      <div className={css.heads} aria-hidden>
        {(weeks[0] ?? []).map((date) => (
          <span key={date}>{formats.weekday(date)}</span>
        ))}
      </div>
      {weeks.map((days) => {
        const bars = layOut(days, entries);
        const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
        return (
          <div
            key={days[0]}
            className={css.week}
            style={{ gridTemplateRows: `28px repeat(${lanes}, 26px) minmax(8px, 1fr)` }}
          >
            {days.map((date, place) => (
              <time
                key={date}
                dateTime={date}
                className={`${css.day} ${date.startsWith(month) ? '' : css.other} ${date === today ? css.today : ''}`}
                style={{ gridColumn: place + 1 }}
              >
                {Number(date.slice(8))}
              </time>
            ))}
            {bars.map(({ entry, lane, from, length }) => (
              <Link
                key={entry.kind + entry.id}
                to="/campaigns/$id"
                params={{ id: entry.campaignId }}
                className={`${css.bar} ${css[entry.tone] ?? ''}`}
                style={{ gridColumn: `${from + 1} / span ${length}`, gridRow: lane + 2 }}
                title={entry.name}
              >
                {entry.moment && `${formats.time(entry.moment)} `}
                {entry.name}
              </Link>
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** The same as a list, for narrow screens. */
function Agenda({ month, entries }: { month: string; entries: Shown[] }) {
  const t = useT();
  const formats = useFormats();
  const here = entries
    .filter(({ from, until }) => from.slice(0, 7) <= month && until.slice(0, 7) >= month)
    .sort((a, b) => a.from.localeCompare(b.from));
  return (
    <Stack gap="xs" className={css.agenda}>
      {here.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('calendar.none')}
        </Text>
      )}
      {here.map((entry) => (
        <Link
          key={entry.kind + entry.id}
          to="/campaigns/$id"
          params={{ id: entry.campaignId }}
          className={`${css.line} ${css[entry.tone] ?? ''}`}
        >
          <span>{entry.name}</span>
          <span className="muted">
            {entry.from === entry.until
              ? formats.date(entry.from)
              : `${formats.date(entry.from)} – ${formats.date(entry.until)}`}
          </span>
        </Link>
      ))}
    </Stack>
  );
}

/** When which campaign runs, and when what takes place. */
export function CalendarPage() {
  const t = useT();
  const formats = useFormats();
  const navigate = useNavigate({ from: '/calendar' });
  const now = dateOf(Date.now()).slice(0, 7);
  const { month = now } = useSearch({ from: '/shell/calendar' });
  const { query, entries } = useEntries();
  const go = (to: string) => navigate({ search: to === now ? {} : { month: to }, replace: true });
  return (
    <>
      <PageHead
        title={t('nav.calendar')}
        actions={
          <Group gap="xs">
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('calendar.before')}
              onClick={() => go(monthAway(month, -1))}
            >
              <IconChevronLeft size={16} />
            </ActionIcon>
            <Text fw={600} miw={140} ta="center" aria-live="polite">
              {formats.month(`${month}-01`)}
            </Text>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('calendar.after')}
              onClick={() => go(monthAway(month, 1))}
            >
              <IconChevronRight size={16} />
            </ActionIcon>
            <Button variant="default" disabled={month === now} onClick={() => go(now)}>
              {t('calendar.today')}
            </Button>
          </Group>
        }
      />
      <Await query={query} lines={8}>
        {() =>
          entries.length === 0 ? (
            <Empty
              text={t('calendar.empty')}
              action={<LinkButton to="/campaigns">{t('mail.openCampaigns')}</LinkButton>}
            />
          ) : (
            <>
              <Month month={month} entries={entries} />
              <Agenda month={month} entries={entries} />
            </>
          )
        }
      </Await>
    </>
  );
}
