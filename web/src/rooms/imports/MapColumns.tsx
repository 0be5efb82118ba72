import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Figures } from '@/ui/Figures';
import type { Found } from './api/inspect';
import css from './imports.module.css';
import { OnlyWhere } from './OnlyWhere';
import { StatusValues } from './StatusValues';
import {
  type CustomField,
  idName,
  idsFrom,
  matchesFor,
  systemOf,
  targetsFor,
  withFieldsForTheRest,
} from './targets';

export type Draft = {
  columns: Record<string, string>;
  match: string;
  campaignId: string;
  status: string;
  /** The column whose values tell the status, when no column is the status. */
  statusBy: string;
  values: Record<string, string>;
  where: Record<string, string>;
};
export type CampaignChoice = { id: string; name: string };

export type Mapped = {
  found: Found;
  draft: Draft;
  onDraft: (change: Partial<Draft>) => void;
};

type Props = Mapped & {
  fields: CustomField[];
  campaigns: CampaignChoice[];
  statuses: string[];
  onBack: () => void;
  onNext: () => void;
  busy: boolean;
};

const separators: Record<string, 'imports.comma' | 'imports.semicolon' | 'imports.tab'> = {
  ',': 'imports.comma',
  ';': 'imports.semicolon',
  '\t': 'imports.tab',
};

function FoundFigures({ found }: { found: Found }) {
  const t = useT();
  const formats = useFormats();
  const separator = separators[found.delimiter];
  return (
    <Figures
      items={[
        { key: 'rows', label: t('imports.rows'), value: formats.number(found.rows) },
        {
          key: 'columns',
          label: t('imports.columns'),
          value: formats.number(found.headers.length),
        },
        { key: 'encoding', label: t('imports.encoding'), value: found.encoding },
        {
          key: 'delimiter',
          label: t('imports.delimiter'),
          value: separator ? t(separator) : found.delimiter,
        },
      ]}
    />
  );
}

export function MapColumns({
  found,
  draft,
  onDraft,
  fields,
  campaigns,
  statuses,
  onBack,
  onNext,
  busy,
}: Props) {
  const t = useT();
  const matches = matchesFor(draft.columns);
  const mapped = Object.values(draft.columns).filter(Boolean).length;
  const matchName = (key: string) =>
    key === 'email' ? t('common.email') : key === 'row' ? t('imports.byRow') : idName(key, t);
  const assign = (name: string, target: string) => {
    const columns = { ...draft.columns, [name]: target };
    const possible = matchesFor(columns);
    onDraft({
      columns,
      match:
        possible.includes(draft.match) && draft.match !== 'row'
          ? draft.match
          : (possible[0] ?? 'row'),
    });
  };
  return (
    <Stack>
      <Title order={2}>{t('imports.found')}</Title>
      <FoundFigures found={found} />
      <Group justify="space-between">
        <Title order={2}>{t('imports.map')}</Title>
        {mapped < found.headers.length && (
          <Button
            variant="default"
            size="compact-md"
            onClick={() =>
              onDraft({
                columns: withFieldsForTheRest(
                  draft.columns,
                  found.headers.map(({ name }) => name),
                ),
              })
            }
          >
            {t('imports.fieldsForRest')}
          </Button>
        )}
      </Group>
      <div className={css.map}>
        {found.headers.map(({ name, samples, guess }) => (
          <div className={css.line} key={name}>
            <div>
              <p>{name}</p>
              <p className={css.samples}>{samples.slice(0, 3).join(' · ')}</p>
            </div>
            <div>
              <NativeSelect
                aria-label={t('imports.targetOf', { header: name })}
                value={draft.columns[name] ?? ''}
                onChange={(event) => assign(name, event.currentTarget.value)}
                data={targetsFor(
                  name,
                  [draft.columns[name] ?? '', guess ?? ''].filter(Boolean),
                  fields,
                  t,
                )}
              />
              {systemOf(draft.columns[name]) !== undefined && (
                <TextInput
                  mt={8}
                  aria-label={t('imports.idsOf', { header: name })}
                  placeholder={t('imports.idsOfHint')}
                  value={systemOf(draft.columns[name])}
                  onChange={(event) => assign(name, idsFrom(event.currentTarget.value))}
                />
              )}
            </div>
          </div>
        ))}
      </div>
      <Group grow preventGrowOverflow={false} align="flex-start">
        <NativeSelect
          miw={200}
          label={t('imports.match')}
          description={t('imports.matchHint')}
          value={draft.match}
          onChange={(event) => onDraft({ match: event.currentTarget.value })}
          data={matches.map((value) => ({ value, label: matchName(value) }))}
        />
        <NativeSelect
          miw={200}
          label={t('imports.campaign')}
          description={t('imports.campaignHint')}
          value={draft.campaignId}
          onChange={(event) => onDraft({ campaignId: event.currentTarget.value, status: '' })}
          data={[
            { value: '', label: t('imports.noCampaign') },
            ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {draft.campaignId && (
          <NativeSelect
            miw={200}
            label={t('members.status')}
            description={t('imports.statusHint')}
            value={draft.status}
            onChange={(event) => onDraft({ status: event.currentTarget.value })}
            data={[{ value: '', label: t('imports.defaultStatus') }, ...statuses]}
          />
        )}
      </Group>
      {draft.campaignId && (
        <StatusValues found={found} draft={draft} statuses={statuses} onDraft={onDraft} />
      )}
      <OnlyWhere found={found} draft={draft} onDraft={onDraft} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('imports.mapped', { mapped, all: found.headers.length })}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={onBack}>
            {t('imports.otherFile')}
          </Button>
          <Button onClick={onNext} disabled={mapped === 0} loading={busy}>
            {t('imports.tryIt')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
