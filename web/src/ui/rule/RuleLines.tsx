import { Button, SegmentedControl, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useT } from '@/lib/i18n';
import { type Choices, typeOf } from './fields';
import { RuleRow } from './RuleRow';
import { blank, type Draft, type Glue } from './rows';

type Props = {
  /** None where the rule says more than lines can show: it stays as it is. */
  draft: Draft | undefined;
  choices: Choices;
  onDraft: (draft: Draft) => void;
};

/** A rule as lines that all hold, or of which any holds. */
export function RuleLines({ draft, choices, onDraft }: Props) {
  const t = useT();
  if (!draft) return <Text size="sm">{t('segments.tooRich')}</Text>;
  const { glue, rows } = draft;
  const add = () => {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    const what = choices.fields[0]?.path ?? '';
    onDraft({ glue, rows: [...rows, blank(key, what, typeOf(what, choices.fields))] });
  };
  return (
    <>
      {rows.length > 1 && (
        <SegmentedControl
          aria-label={t('segments.glue')}
          value={glue}
          onChange={(value) => onDraft({ glue: value as Glue, rows })}
          data={[
            { value: 'all', label: t('segments.all') },
            { value: 'any', label: t('segments.any') },
          ]}
        />
      )}
      {rows.map((row, place) => (
        <RuleRow
          key={row.key}
          row={row}
          place={place}
          choices={choices}
          onRow={(changed) =>
            onDraft({ glue, rows: rows.map((each) => (each.key === row.key ? changed : each)) })
          }
          onRemove={
            rows.length > 1
              ? () => onDraft({ glue, rows: rows.filter(({ key }) => key !== row.key) })
              : undefined
          }
        />
      ))}
      <div>
        <Button variant="subtle" leftSection={<IconPlus size={16} />} onClick={add}>
          {t('segments.addCondition')}
        </Button>
      </div>
    </>
  );
}
