import { Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { May } from '@/ui/May';
import { AnswerButtons } from './AnswerButtons';
import type { Item, Take } from './api/inbox';
import { twinsQuery } from './api/twins';
import { fieldName, quote, sayReason, shown, theirWords } from './codes';
import css from './sync.module.css';

type Named = { item: Item; within: string | undefined };

/** The person or campaign that it is about, as a link where there is one. */
function Record({ item: { record, personId, campaignId }, within }: Named) {
  if (personId) {
    return (
      <Link to="/people/$id" params={{ id: personId }} className="strong">
        {record}
      </Link>
    );
  }
  if (campaignId && !within) {
    return (
      <Link to="/campaigns/$id" params={{ id: campaignId }} className="strong">
        {record}
      </Link>
    );
  }
  return record;
}

/** The campaign that somebody is a member of, where it is about them. */
function Within({ item: { campaignId }, within }: Named) {
  const t = useT();
  if (!campaignId || !within) return null;
  return (
    <Text size="sm" c="dimmed">
      <Link to="/campaigns/$id" params={{ id: campaignId }} className="link">
        {t('ledger.ofCampaign', { name: within })}
      </Link>
    </Text>
  );
}

const sides = ['agreed', 'ours', 'theirs'] as const;

type Props = {
  connectionId: string;
  /** Whose words tell what has become of a thing over there. */
  system: string;
  item: Item;
  busy: boolean;
  /** Why all of these wait, where that is said above them. */
  why?: string;
  onAnswer: (take: Take, value?: string) => void;
};

/** One thing to decide: why it waits, what each side holds, and what can be answered. */
export function InboxItem({ connectionId, system, item, busy, why, onAnswer }: Props) {
  const t = useT();
  const formats = useFormats();
  const { field, params, at, record, twinId } = item;
  const { data: twins = [] } = useQuery(twinsQuery({ connectionId }));
  const campaign = twins.find(({ id }) => id === twinId)?.campaignName;
  const within = campaign === record ? undefined : campaign;
  const reason = sayReason(t, item, system);
  // A campaign that is gone has no value there now.
  const held =
    item.kind === 'twin'
      ? []
      : sides.filter((side) => item[side] !== null && item[side] !== undefined);
  const said = theirWords(t, params);
  const missing = Array.isArray(params?.fields)
    ? params.fields.map((each) => fieldName(t, String(each))).join(', ')
    : '';
  return (
    <article className={css.item}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={3} tabIndex={-1}>
          <Record item={item} within={within} />
          {field && <span className={css.field}>{fieldName(t, field)}</span>}
        </Title>
        <Text size="sm" c="dimmed" style={{ flex: 'none' }}>
          <Ago at={at} />
        </Text>
      </Group>
      <Within item={item} within={within} />
      {reason !== why && (
        <Text size="sm" my={4}>
          {reason}
        </Text>
      )}
      {item.kind === 'status' && item.count !== null && item.count > 0 && (
        <Text size="sm" mb={4}>
          {t('inbox.carried', { count: item.count })}
        </Text>
      )}
      {said && (
        <Text size="sm" c="dimmed" mb={4}>
          {quote(t, item.reason, said)}
        </Text>
      )}
      {missing && (
        <Text size="sm" c="dimmed" mb={4}>
          {t('inbox.missing', { fields: missing })}
        </Text>
      )}
      {held.length > 0 && (
        <dl className={css.sides}>
          {(item.kind === 'conflict' ? sides : held).map((side) => (
            <div key={side}>
              <dt>{t(`inbox.${side}`)}</dt>
              <dd>{shown(t, formats, item[side], field)}</dd>
            </div>
          ))}
        </dl>
      )}
      <May do="campaigns">
        <AnswerButtons connectionId={connectionId} item={item} busy={busy} onAnswer={onAnswer} />
      </May>
    </article>
  );
}
