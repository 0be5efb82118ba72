import { Button, Group, Text, Title } from '@mantine/core';
import {
  IconCalendarEvent,
  IconClick,
  IconEdit,
  IconMail,
  IconNotes,
  IconPhone,
  IconRefresh,
  IconWorld,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useFormats } from '@/lib/format';
import { type Translate, translated, useT } from '@/lib/i18n';
import { activityName } from '@/lib/rules';
import { Waiting } from '@/ui/Await';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { usePages } from '@/ui/usePages';
import { type Moment, timelineQuery } from './api/timeline';
import css from './Timeline.module.css';

const icons = [
  [/^email/, IconMail],
  [/^page/, IconWorld],
  [/click/, IconClick],
  [/^form/, IconNotes],
  [/^(call|phone)/, IconPhone],
  [/^(event|meeting|webinar)/, IconCalendarEvent],
  [/^sync/, IconRefresh],
] as const;

/** `active → ended (flowEnded)` in the reader's words; what is not known stays as it is. */
const standingText = (detail: string, t: Translate) =>
  detail.replace(/\w+/g, (word) => translated(t, `standing.${word}`, word));

function MomentLine({ moment }: { moment: Moment }) {
  const t = useT();
  const formats = useFormats();
  const { at, type, title, detail, origin, actor, campaignId } = moment;
  const what =
    moment.kind === 'membership' ? translated(t, `moment.${type}`, type) : activityName(type, t);
  const Icon = icons.find(([pattern]) => pattern.test(type))?.[1] ?? IconEdit;
  const why = [
    detail === 'machine' && t('timeline.machine'),
    origin && translated(t, `origin.${origin}`, origin),
    actor,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <li className={css.moment}>
      <Icon size={18} stroke={1.6} aria-hidden />
      <div>
        <Text size="sm" className={css.what}>
          {[what, title].filter(Boolean).join(': ')}
        </Text>
        {detail && detail !== 'machine' && (
          <Text size="sm" c="dimmed">
            {type === 'standing' ? standingText(detail, t) : detail}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          <time dateTime={at} title={formats.exact(at)}>
            {formats.time(at)}
          </time>
          {why && ` · ${why}`}
          {campaignId && (
            <>
              {' · '}
              <Link to="/campaigns/$id" params={{ id: campaignId }} className="link">
                {t('timeline.openCampaign')}
              </Link>
            </>
          )}
        </Text>
      </div>
    </li>
  );
}

/** Everything known about a person, newest first, day by day. */
export function PersonTimeline({ personId }: { personId: string }) {
  const t = useT();
  const formats = useFormats();
  const { query, rows, more } = usePages(timelineQuery(personId));
  if (query.error && !rows)
    return <ProblemAlert error={query.error} retry={() => query.refetch()} />;
  if (!rows) return <Waiting lines={8} />;
  if (rows.length === 0)
    return (
      <Empty
        text={t('timeline.empty')}
        action={
          <LinkButton variant="default" to="/campaigns">
            {t('mail.openCampaigns')}
          </LinkButton>
        }
      />
    );
  const days = Map.groupBy(rows, ({ at }) => formats.day(at));
  return (
    <>
      {[...days].map(([day, moments]) => (
        <section key={day}>
          <Title order={3} mt="md" mb="xs">
            {day}
          </Title>
          <ul className={css.list}>
            {moments.map((moment) => (
              <MomentLine key={moment.id} moment={moment} />
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <Group mt="md">
          <Button variant="default" onClick={more} loading={query.isFetchingNextPage}>
            {t('common.more')}
          </Button>
        </Group>
      )}
    </>
  );
}
