import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type MessageKey, translated, useT } from '@/lib/i18n';
import { activityName, fieldName } from '@/lib/rules';
import { isSpan, needsNothing, opsFor, type Row, typeOf } from './rows';
import css from './segments.module.css';
import type { Choices } from './useChoices';

const activities = [
  'email.opened',
  'email.clicked',
  'email.replied',
  'form.submitted',
  'page.visited',
  'asset.downloaded',
  'event.registered',
  'event.attended',
  'event.noShow',
  'call.made',
  'meeting.held',
];
const own = ['email', 'firstName', 'lastName', 'kind', 'stage', 'language', 'timeZone'];
const picks: Record<string, string[]> = {
  'person.kind': ['lead', 'contact'],
  'person.stage': [
    'visitor',
    'known',
    'engaged',
    'lead',
    'marketingQualified',
    'salesQualified',
    'opportunity',
    'customer',
    'disqualified',
  ],
  'person.language': ['en', 'fr', 'it', 'fi', 'de'],
};

function useWhats({ fields }: Choices) {
  const t = useT();
  const paths = [...own, 'createdAt', 'updatedAt'].map((key) => `person.${key}`);
  return [
    {
      group: t('subject.person'),
      items: [
        ...[...paths, 'company.name', 'company.domain'].map((value) => ({
          value,
          label: fieldName(value, t),
        })),
        ...fields.map(({ key, label }) => ({ value: `person.fields.${key}`, label })),
      ],
    },
    {
      group: t('segments.more'),
      items: ['did', 'memberOf', 'inList'].map((value) => ({
        value,
        label: t(`segments.${value}` as MessageKey),
      })),
    },
  ];
}

type Option = { value: string; label: string };

/** The values to choose from; none where they are typed. */
function useOptions({ what }: Row, { fields, campaigns, lists }: Choices): Option[] | undefined {
  const t = useT();
  const named = (items: { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  if (what === 'did') return activities.map((value) => ({ value, label: activityName(value, t) }));
  if (what === 'memberOf') return named(campaigns);
  if (what === 'inList') return named(lists);
  const type = typeOf(what, fields);
  if (type === 'bool')
    return [
      { value: 'true', label: t('ruleValue.yes') },
      { value: 'false', label: t('ruleValue.no') },
    ];
  const custom = fields.find(({ key }) => what === `person.fields.${key}`)?.options;
  const values = picks[what] ?? (type === 'pick' ? custom : undefined);
  const label = (value: string) =>
    what === 'person.stage'
      ? translated(t, `stage.${value}`, value)
      : what === 'person.kind'
        ? translated(t, `people.${value}`, value)
        : value;
  return values?.map((value) => ({ value, label: label(value) }));
}

const inputTypes = { number: 'number', day: 'date', moment: 'date' } as const;

function Extra({ row, onRow }: Pick<Props, 'row' | 'onRow'>) {
  const t = useT();
  const label =
    row.what === 'did'
      ? t('segments.withinDays')
      : row.what === 'memberOf'
        ? t('members.status')
        : row.op === 'between'
          ? t('rule.and')
          : undefined;
  if (!label) return null;
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      type={row.what === 'memberOf' ? 'text' : 'number'}
      value={row.extra}
      onChange={(event) => onRow({ ...row, extra: event.currentTarget.value })}
    />
  );
}

type Props = {
  row: Row;
  place: number;
  choices: Choices;
  onRow: (row: Row) => void;
  onRemove?: (() => void) | undefined;
};

/** One condition: what, how, against what. */
export function RuleRow({ row, place, choices, onRow, onRemove }: Props) {
  const t = useT();
  const whats = useWhats(choices);
  const options = useOptions(row, choices);
  const type = typeOf(row.what, choices.fields);
  const change = (what: string) => {
    const op = opsFor(what, typeOf(what, choices.fields))[0] ?? 'eq';
    onRow({ key: row.key, what, op, value: '', extra: '' });
  };
  const inputType = isSpan(row.op)
    ? 'number'
    : type in inputTypes
      ? inputTypes[type as keyof typeof inputTypes]
      : 'text';
  return (
    <fieldset className={css.row} aria-label={t('segments.condition', { place: place + 1 })}>
      <NativeSelect
        aria-label={t('segments.what')}
        value={row.what}
        onChange={(event) => change(event.currentTarget.value)}
        data={whats}
      />
      <NativeSelect
        aria-label={t('segments.how')}
        value={row.op}
        onChange={(event) => onRow({ ...row, op: event.currentTarget.value })}
        data={opsFor(row.what, type).map((value) => ({
          value,
          label: translated(t, `op.${value}`, value),
        }))}
      />
      {!needsNothing(row.op) &&
        (options ? (
          <NativeSelect
            aria-label={t('segments.value')}
            value={row.value}
            onChange={(event) => onRow({ ...row, value: event.currentTarget.value })}
            data={[{ value: '', label: t('segments.choose') }, ...options]}
          />
        ) : (
          <TextInput
            aria-label={t('segments.value')}
            placeholder={isSpan(row.op) ? t('segments.days') : t('segments.value')}
            type={inputType}
            value={row.value}
            onChange={(event) => onRow({ ...row, value: event.currentTarget.value })}
          />
        ))}
      <Extra row={row} onRow={onRow} />
      {onRemove && (
        <ActionIcon
          className={css.remove}
          variant="subtle"
          color="gray"
          size="lg"
          onClick={onRemove}
          aria-label={t('segments.removeCondition', { place: place + 1 })}
        >
          <IconTrash size={16} />
        </ActionIcon>
      )}
    </fieldset>
  );
}
