import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { type Rule, ruleText } from '@/lib/rules';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { changeSegment, createSegment, fitsQuery, type Segment } from './api/segments';
import { RuleRow } from './RuleRow';
import { conditionOf, type Glue, type Row, rowsOf, typeOf } from './rows';
import { useChoices } from './useChoices';

const blank = (key: number): Row => ({ key, what: 'person.email', op: 'eq', value: '', extra: '' });

/** The live answer to a rule, in words and as a number. */
function Answer({ rule, sentence }: { rule: Rule | undefined; sentence: string }) {
  const t = useT();
  const [asked] = useDebouncedValue(rule, 300);
  const fits = useQuery({ ...fitsQuery(asked), placeholderData: keepPreviousData });
  return (
    <div aria-live="polite">
      <Text size="sm" c="dimmed">
        {rule ? sentence : t('segments.unfinished')}
      </Text>
      {rule && fits.data && (
        <Text fw={600} className="figures">
          {t('segments.fit', { count: fits.data.count })}
        </Text>
      )}
      {rule && <ProblemAlert error={fits.error} />}
    </div>
  );
}

/** A segment is built from lines that all hold, or of which any holds. */
export function EditSegment({ segment, onClose }: { segment?: Segment; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { choices, nameOf } = useChoices();
  const known = segment && rowsOf(segment.rule);
  const [name, setName] = useState(segment?.name ?? '');
  const [glue, setGlue] = useState<Glue>(known?.glue ?? 'all');
  const [rows, setRows] = useState<Row[]>(known?.rows ?? [blank(0)]);
  const fixed = segment && !known ? segment.rule : undefined;
  const conditions = rows.map((row) => conditionOf(row, typeOf(row.what, choices.fields)));
  const whole = conditions.every((condition) => condition !== undefined);
  const rule = fixed ?? (whole && rows.length > 0 ? { [glue]: conditions } : undefined);
  const save = useMutation({
    mutationFn: (body: { name: string; rule: Rule }) =>
      segment ? changeSegment(segment, body) : createSegment(body),
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/segments'),
      });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rule) save.mutate({ name: name.trim(), rule });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={segment ? t('segments.edit') : t('segments.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('common.name')}
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {fixed ? (
            <Text size="sm">{t('segments.tooRich')}</Text>
          ) : (
            <>
              <SegmentedControl
                aria-label={t('segments.glue')}
                value={glue}
                onChange={(value) => setGlue(value as Glue)}
                data={[
                  { value: 'all', label: t('segments.all') },
                  { value: 'any', label: t('segments.any') },
                ]}
              />
              {rows.map((row, place) => (
                <RuleRow
                  key={row.key}
                  row={row}
                  place={place}
                  choices={choices}
                  onRow={(changed) =>
                    setRows(rows.map((each) => (each.key === row.key ? changed : each)))
                  }
                  onRemove={
                    rows.length > 1
                      ? () => setRows(rows.filter(({ key }) => key !== row.key))
                      : undefined
                  }
                />
              ))}
              <div>
                <Button
                  variant="subtle"
                  leftSection={<IconPlus size={16} />}
                  onClick={() =>
                    setRows([...rows, blank(Math.max(...rows.map(({ key }) => key)) + 1)])
                  }
                >
                  {t('segments.addCondition')}
                </Button>
              </div>
            </>
          )}
          <Answer rule={rule} sentence={rule ? ruleText(rule, t, nameOf) : ''} />
          <ProblemAlert error={save.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!rule || !name.trim()} loading={save.isPending}>
              {segment ? t('common.save') : t('common.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
