import { Button, NativeSelect, Text } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { translated, useT } from '@/lib/i18n';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Tone } from '@/ui/Tone';
import type { Impact, Pair, Value } from './api/maps';
import { MapImpact } from './MapImpact';
import { hasUsualPairs, type Line } from './mapDraft';
import { type Reading, readAs, reads, writes, writtenAs } from './mapPairs';
import css from './maps.module.css';

type Props = {
  line: Line;
  field: string;
  system: string;
  readOnly: boolean;
  fixed: boolean;
  /** Null while it is not known, or nothing changes. */
  impact: Impact | null;
  onChange: (pairs: Pair[]) => void;
};

type SideProps = {
  title: string;
  from: string;
  to: string;
  label: (value: string) => string;
  values: Value[];
  others: { value: string; label: string }[];
  nothing: string;
  now: Reading;
  usual: Reading;
  word: (value: Value) => string;
  fixed: boolean;
  onChange: (value: string, to: string) => void;
};

/** What each value of one side is on the other. */
function Side(side: SideProps) {
  const t = useT();
  const { title, from, to, label, values, others, nothing, now, usual, word, fixed, onChange } =
    side;
  const columns: Column<Value>[] = [
    { key: 'value', head: from, cell: word },
    {
      key: 'is',
      head: to,
      width: '60%',
      cell: (value) => (
        <>
          <NativeSelect
            size="xs"
            aria-label={label(word(value))}
            value={now[value.key] ?? ''}
            disabled={fixed}
            onChange={(event) => onChange(value.key, event.currentTarget.value)}
            data={[{ value: '', label: nothing }, ...others]}
          />
          {now[value.key] !== usual[value.key] && (
            <Tone tone="information">{t('maps.changed')}</Tone>
          )}
        </>
      ),
    },
  ];
  return <PlainTable label={title} rows={values} columns={columns} rowKey={({ key }) => key} />;
}

/** Which value is which, each way by itself: several of theirs may be one of ours. */
export function MapPairs({ line, field, system, readOnly, fixed, impact, onChange }: Props) {
  const t = useT();
  const { values, pairs, form, way } = line;
  if (!values || !pairs) return null;
  const ourWord = ({ key }: Value) =>
    form === 'pick' ? key : translated(t, `${form === 'state' ? 'status' : 'type'}.${key}`, key);
  const theirWord = ({ key, label }: Value) => label ?? key;
  const options = (list: Value[], word: (value: Value) => string) =>
    list.map((value) => ({ value: value.key, label: word(value) }));
  const unusual = !hasUsualPairs(line);
  return (
    <details className={css.pairs}>
      <summary>
        {t('maps.values', { count: values.ours.length })}{' '}
        {unusual && <Tone tone="information">{t('maps.changed')}</Tone>}
      </summary>
      <div className={css.readings}>
        {way !== 'out' && (
          <Side
            title={t('maps.valuesIn', { field })}
            from={t('maps.theirs', { system })}
            to={t('maps.readHere')}
            label={(value) => t('maps.readAs', { value, field, system })}
            values={values.theirs}
            others={options(values.ours, ourWord)}
            nothing={t(form === 'type' ? 'maps.notTaken' : 'maps.isAsked')}
            now={reads(pairs)}
            usual={reads(values.usual)}
            word={theirWord}
            fixed={fixed}
            onChange={(theirs, ours) => onChange(readAs(values, pairs, theirs, ours))}
          />
        )}
        {way !== 'in' && !readOnly && (
          <Side
            title={t('maps.valuesOut', { field, system })}
            from={t('maps.ours')}
            to={t('maps.writtenThere')}
            label={(value) => t('maps.writtenAs', { value, field, system })}
            values={values.ours}
            others={options(values.theirs, theirWord)}
            nothing={t(form === 'state' ? 'maps.waits' : 'maps.notWritten')}
            now={writes(pairs)}
            usual={writes(values.usual)}
            word={ourWord}
            fixed={fixed}
            onChange={(ours, theirs) => onChange(writtenAs(values, pairs, ours, theirs))}
          />
        )}
      </div>
      {impact && <MapImpact impact={impact} system={system} />}
      {unusual && !fixed && (
        <Button
          variant="default"
          size="xs"
          mt="xs"
          leftSection={<IconRotate size={14} />}
          onClick={() => onChange(values.usual)}
        >
          {t('maps.resetValues')}
        </Button>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        {t('maps.valuesHint')}
      </Text>
    </details>
  );
}
