import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type MessageKey, translated, useT } from '@/lib/i18n';
import { activityName, fieldName, valueName } from '@/lib/rules';
import { DateField } from '../DateField';
import { type Choices, type FieldType, holderOf, typeOf } from './fields';
import { blank, currencyOf, isSpan, needsNothing, opsFor, type Row } from './rows';
import css from './rule.module.css';

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
/** Fields by what they belong to, then what somebody did and where they are in. */
function useWhats({ fields, people }: Choices) {
  const t = useT();
  const holders = [...new Set(fields.map(({ path }) => holderOf(path)))];
  return [
    ...holders.map((holder) => ({
      group: t(`subject.${holder}`),
      items: fields
        .filter(({ path }) => holderOf(path) === holder)
        .map(({ path, label }) => ({ value: path, label: label ?? fieldName(path, t) })),
    })),
    ...(people
      ? [
          {
            group: t('segments.more'),
            items: ['did', 'memberOf', 'inList'].map((value) => ({
              value,
              label: t(`segments.${value}` as MessageKey),
            })),
          },
        ]
      : []),
  ];
}

type Option = { value: string; label: string };

/** The values to choose from; none where they are typed. */
function useOptions({ what }: Row, { fields, people }: Choices): Option[] | undefined {
  const t = useT();
  const named = (items: { id: string; name: string }[] = []) =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  if (what === 'did') return activities.map((value) => ({ value, label: activityName(value, t) }));
  if (what === 'memberOf') return named(people?.campaigns);
  if (what === 'inList') return named(people?.lists);
  const found = fields.find(({ path }) => path === what);
  if (found?.type === 'bool')
    return [
      { value: 'true', label: t('ruleValue.yes') },
      { value: 'false', label: t('ruleValue.no') },
    ];
  return found?.options?.map((value) => ({ value, label: valueName(what, value, t) }));
}

const dates: FieldType[] = ['day', 'moment'];

function Extra({ row, type, onRow }: Pick<Props, 'row' | 'onRow'> & { type: FieldType }) {
  const t = useT();
  const money = type === 'money' && !needsNothing(row.op);
  const label =
    row.what === 'did'
      ? t('segments.withinDays')
      : row.what === 'memberOf'
        ? t('members.status')
        : row.op === 'between'
          ? t('rule.and')
          : money
            ? t('field.currency')
            : undefined;
  if (!label) return null;
  return (
    <TextInput
      aria-label={label}
      placeholder={money ? currencyOf('') : label}
      type={row.what === 'memberOf' || money ? 'text' : 'number'}
      {...(money ? { maxLength: 3 } : {})}
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
    onRow(blank(row.key, what, typeOf(what, choices.fields)));
  };
  const isNumber = isSpan(row.op) || type === 'number';
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
        ) : dates.includes(type) && !isSpan(row.op) ? (
          <DateField
            aria-label={t('segments.value')}
            placeholder={t('segments.value')}
            value={row.value}
            onChange={(value) => onRow({ ...row, value })}
          />
        ) : (
          <TextInput
            aria-label={t('segments.value')}
            placeholder={isSpan(row.op) ? t('segments.days') : t('segments.value')}
            type={isNumber ? 'number' : 'text'}
            value={row.value}
            onChange={(event) => onRow({ ...row, value: event.currentTarget.value })}
          />
        ))}
      <Extra row={row} type={type} onRow={onRow} />
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
