import { Group, NativeSelect } from '@mantine/core';
import { translated, useT } from '@/lib/i18n';
import { DateField } from '@/ui/DateField';
import { type Chip, Chips, SearchBox } from '@/ui/Filters';
import type { Entry } from './api/ledger';
import { fieldName } from './codes';

/** The filters as they stand in the address. */
export type LedgerSearch = Partial<
  Record<'q' | 'outcome' | 'field' | 'run' | 'person' | 'campaign' | 'since' | 'until', string>
>;

const outcomes = [
  'written',
  'taken',
  'linked',
  'projected',
  'refused',
  'lost',
  'held',
  'inDoubt',
  'undone',
];
const fields = [
  'name',
  'type',
  'status',
  'startDate',
  'endDate',
  'budgetedCost',
  'actualCost',
  'expectedRevenue',
  'expectedSize',
  'description',
  'firstName',
  'lastName',
  'phone',
  'company',
  'language',
];

type Props = {
  search: LedgerSearch;
  first: Entry | undefined;
  onSearch: (change: LedgerSearch) => void;
};

/** What part of the ledger is shown. */
export function LedgerFilters({ search, first, onSearch }: Props) {
  const t = useT();
  const {
    q = '',
    outcome = '',
    field = '',
    since = '',
    until = '',
    run,
    person,
    campaign,
  } = search;
  const name = first?.record ?? '';
  const chip = (key: 'run' | 'person' | 'campaign', text: string): Chip => ({
    key,
    text,
    clear: () => onSearch({ [key]: '' }),
  });
  const chips = [
    ...(run ? [chip('run', t('ledger.ofRun'))] : []),
    ...(person ? [chip('person', t('ledger.ofPerson', { name }))] : []),
    ...(campaign ? [chip('campaign', t('ledger.ofCampaign', { name }))] : []),
  ];
  const date = (key: 'since' | 'until', value: string) => (
    <DateField
      aria-label={t(`ledger.${key}`)}
      title={t(`ledger.${key}`)}
      placeholder={t(`ledger.${key}`)}
      value={value}
      onChange={(date) => onSearch({ [key]: date })}
    />
  );
  return (
    <>
      <Group gap="xs">
        <SearchBox value={q} onChange={(text) => onSearch({ q: text })} />
        <NativeSelect
          aria-label={t('ledger.outcomeOf')}
          value={outcome}
          onChange={(event) => onSearch({ outcome: event.currentTarget.value })}
          data={[
            { value: '', label: t('ledger.filter.outcome') },
            ...outcomes.map((value) => ({
              value,
              label: translated(t, `outcome.${value}`, value),
            })),
          ]}
        />
        <NativeSelect
          aria-label={t('ledger.fieldOf')}
          value={field}
          onChange={(event) => onSearch({ field: event.currentTarget.value })}
          data={[
            { value: '', label: t('ledger.filter.field') },
            ...fields.map((value) => ({ value, label: fieldName(t, value) })),
          ]}
        />
        {date('since', since)}
        {date('until', until)}
      </Group>
      <Chips chips={chips} />
    </>
  );
}
