import { ActionIcon, Checkbox, NativeSelect, Text } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Tone } from '@/ui/Tone';
import { isId } from './agreedValues';
import type { Impact, Policy, Sample, TheirField, Way } from './api/maps';
import { fieldName, labelOf, shown } from './codes';
import { MapPairs } from './MapPairs';
import { MapValues } from './MapValues';
import { hasUsualPairs, isSame, type Line, type Wanted } from './mapDraft';
import css from './maps.module.css';

const owner = 'ownerId';
const neverBlank = ['name', 'type', 'status', owner];
const ways: Way[] = ['both', 'in', 'out', 'off'];
const policies: Policy[] = ['ask', 'ours', 'theirs'];

type Props = {
  line: Line;
  theirs: TheirField[];
  sample: Sample | undefined;
  system: string;
  fixed: boolean;
  impact: Impact | null;
  onChange: (to: Wanted) => void;
};

/** One field of ours and the one of theirs that it belongs to. */
export function MapLine({ line, theirs, sample, system, fixed, impact, onChange }: Props) {
  const t = useT();
  const formats = useFormats();
  const field = line.oursLabel ?? fieldName(t, line.ours);
  const there = theirs.find(({ name }) => name === line.theirs);
  const unusual = !isSame(line, line.byDefault) || !hasUsualPairs(line);
  const off = line.way === 'off';
  const readOnly = there?.use === 'readOnly';
  const value = (text: string | null | undefined) => shown(t, formats, text, line.ours);
  const theirValue = (raw: string | null | undefined) =>
    line.ours === owner && raw && isId(raw)
      ? t('agreed.otherOwner')
      : (line.values?.theirs.find(({ key }) => key === raw)?.label ?? value(raw));
  const set = (to: Partial<Wanted>) => onChange({ ...line, ...to });
  const choose = (name: string) => {
    const isRead = theirs.find((each) => each.name === name)?.use === 'readOnly';
    set({ theirs: name, ...(isRead ? { way: 'in' as const } : {}) });
  };
  const usual = (): Wanted =>
    line.byDefault
      ? { ...line.byDefault, pairs: line.values?.usual }
      : { ...line, way: 'off', pairs: undefined };
  return (
    <li className={css.line} data-off={off || undefined}>
      <div>
        <Text fw={560} size="sm">
          {field}
        </Text>
        <Text size="sm" c="dimmed" className={css.value}>
          {sample?.localId ? value(sample.ours[line.ours]) : ''}
        </Text>
      </div>
      <NativeSelect
        aria-label={t('maps.wayOf', { field })}
        value={line.way}
        disabled={fixed}
        onChange={(event) => set({ way: event.currentTarget.value as Way })}
        data={(readOnly ? (['in', 'off'] as Way[]) : ways).map((way) => ({
          value: way,
          label: t(way === 'off' ? 'maps.off' : `mode.${way}`),
        }))}
      />
      <div>
        <NativeSelect
          aria-label={t('maps.theirsOf', { field, system })}
          value={line.theirs}
          disabled={fixed || off}
          onChange={(event) => choose(event.currentTarget.value)}
          data={theirs
            .filter(({ name }) => line.fits.includes(name) || name === line.theirs)
            .map((each) => ({ value: each.name, label: labelOf(t, each) }))}
        />
        <Text size="sm" c="dimmed" className={css.value}>
          {sample ? theirValue(sample.theirs[line.theirs]) : ''}
        </Text>
        {!off && <MapValues line={line} sample={sample} system={system} />}
      </div>
      <div>
        <NativeSelect
          aria-label={t('maps.policyOf', { field })}
          value={line.policy}
          disabled={fixed || off}
          onChange={(event) => set({ policy: event.currentTarget.value as Policy })}
          data={policies.map((policy) => ({ value: policy, label: t(`maps.${policy}Wins`) }))}
        />
        {!neverBlank.includes(line.ours) && (
          <Checkbox
            mt={6}
            size="xs"
            label={t('maps.blanks')}
            aria-label={t('maps.blanksOf', { field })}
            checked={line.blanks === 'travels'}
            disabled={fixed || off}
            onChange={(event) => set({ blanks: event.currentTarget.checked ? 'travels' : 'never' })}
          />
        )}
      </div>
      <div className={css.mark}>
        {unusual && <Tone tone="information">{t('maps.changed')}</Tone>}
        {unusual && !fixed && (
          <ActionIcon
            variant="subtle"
            aria-label={t('maps.reset', { field })}
            title={t('maps.reset', { field })}
            onClick={() => onChange(usual())}
          >
            <IconRotate size={16} />
          </ActionIcon>
        )}
      </div>
      {!off && (
        <MapPairs
          line={line}
          field={field}
          system={system}
          readOnly={readOnly}
          fixed={fixed}
          impact={impact}
          onChange={(pairs) => set({ pairs })}
        />
      )}
    </li>
  );
}
