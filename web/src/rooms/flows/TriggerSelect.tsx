import { NativeSelect } from '@mantine/core';
import { useT } from '@/lib/i18n';
import { activityName } from '@/lib/rules';

const kinds = [
  'form.submitted',
  'page.visited',
  'link.clicked',
  'asset.downloaded',
  'email.opened',
  'email.clicked',
  'email.replied',
  'event.registered',
  'event.attended',
  'event.noShow',
  'event.cancelled',
  'call.made',
  'call.received',
  'meeting.booked',
  'meeting.held',
];

type Props = { label: string; kind: string; none?: string; onKind: (kind: string) => void };

/** What somebody does. */
export function TriggerSelect({ label, kind, none, onKind }: Props) {
  const t = useT();
  const all = kind && !kinds.includes(kind) ? [kind, ...kinds] : kinds;
  return (
    <NativeSelect
      label={label}
      value={kind}
      onChange={(event) => onKind(event.currentTarget.value)}
      data={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...all.map((value) => ({ value, label: activityName(value, t) })),
      ]}
    />
  );
}
