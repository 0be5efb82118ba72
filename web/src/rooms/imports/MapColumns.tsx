import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Figures } from '@/ui/Figures';
import type { Found } from './api/inspect';
import css from './imports.module.css';
import { type CustomField, matchesFor, targetsFor } from './targets';

export type Draft = {
  columns: Record<string, string>;
  match: string;
  campaignId: string;
  status: string;
  values: Record<string, string>;
};
export type CampaignChoice = { id: string; name: string };

type Props = {
  found: Found;
  draft: Draft;
  onDraft: (change: Partial<Draft>) => void;
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

/** For a column that becomes the member status: which of its values means which status. */
function Values({
  found,
  draft,
  statuses,
  onDraft,
}: Pick<Props, 'found' | 'draft' | 'statuses' | 'onDraft'>) {
  const t = useT();
  const header = found.headers.find(({ name }) => draft.columns[name] === 'status');
  if (!header || statuses.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3}>{t('imports.values', { header: header.name })}</Title>
      <Group>
        {[...new Set(header.samples)].filter(Boolean).map((sample) => {
          const key = `${header.name}:${sample}`;
          return (
            <NativeSelect
              key={key}
              label={sample}
              value={draft.values[key] ?? ''}
              onChange={(event) =>
                onDraft({ values: { ...draft.values, [key]: event.currentTarget.value } })
              }
              data={[{ value: '', label: t('imports.asIs') }, ...statuses]}
            />
          );
        })}
      </Group>
    </Stack>
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
    key === 'email' ? t('common.email') : key === 'row' ? t('imports.byRow') : key;
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
      <Title order={2}>{t('imports.map')}</Title>
      <div className={css.map}>
        {found.headers.map(({ name, samples, guess }) => (
          <div className={css.line} key={name}>
            <div>
              <p>{name}</p>
              <p className={css.samples}>{samples.slice(0, 3).join(' · ')}</p>
            </div>
            <NativeSelect
              aria-label={t('imports.targetOf', { header: name })}
              value={draft.columns[name] ?? ''}
              onChange={(event) => assign(name, event.currentTarget.value)}
              data={targetsFor(
                name,
                [guess ?? '', draft.columns[name] ?? ''].filter(Boolean),
                fields,
                t,
              )}
            />
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
        <Values found={found} draft={draft} statuses={statuses} onDraft={onDraft} />
      )}
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
