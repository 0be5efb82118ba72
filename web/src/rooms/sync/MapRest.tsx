import { NativeSelect, Text, Title } from '@mantine/core';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import type { RecordMap, Sample, Usual } from './api/maps';
import { fieldName, labelOf, shown } from './codes';
import type { Line } from './mapDraft';
import css from './maps.module.css';

type Props = {
  map: RecordMap;
  lines: Line[];
  sample: Sample | undefined;
  system: string;
  fixed: boolean;
  onAdd: (ours: string, to: Usual) => void;
};

/** What has no counterpart: ours can be given one, of theirs it is said why it has none. */
export function MapRest({ map, lines, sample, system, fixed, onAdd }: Props) {
  const t = useT();
  const formats = useFormats();
  const taken = lines.filter(({ way }) => way !== 'off').map(({ theirs }) => theirs);
  const ours = map.ours.filter(({ key }) => !lines.some((line) => line.ours === key));
  const theirs = map.theirs.filter(({ name }) => !taken.includes(name));
  const use = (name: string) => map.theirs.find((each) => each.name === name)?.use;
  const add = (key: string, name: string) =>
    onAdd(key, {
      theirs: name,
      way: use(name) === 'readOnly' ? 'in' : 'both',
      policy: 'ask',
      blanks: 'never',
    });
  return (
    <div className={css.rest}>
      <section className="paper" style={{ padding: 16 }}>
        <Title order={2} size="h4" mb="xs">
          {t('maps.oursLeft')}
        </Title>
        {ours.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('maps.noneLeft')}
          </Text>
        )}
        <ul className={css.left}>
          {ours.map(({ key, label, fits }) => {
            const field = label ?? fieldName(t, key);
            return (
              <li key={key}>
                <span>{field}</span>
                <NativeSelect
                  size="xs"
                  w={176}
                  aria-label={t('maps.theirsOf', { field, system })}
                  value=""
                  disabled={fixed || fits.length === 0}
                  onChange={(event) => add(key, event.currentTarget.value)}
                  data={[
                    {
                      value: '',
                      label: t(fits.length === 0 ? 'maps.nothingFits' : 'maps.mapOnto'),
                    },
                    ...map.theirs
                      .filter(({ name }) => fits.includes(name) && !taken.includes(name))
                      .map((each) => ({ value: each.name, label: labelOf(t, each) })),
                  ]}
                />
              </li>
            );
          })}
        </ul>
      </section>
      <section className="paper" style={{ padding: 16 }}>
        <Title order={2} size="h4" mb="xs">
          {t('maps.theirsLeft', { system })}
        </Title>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className={css.long} aria-label={t('maps.theirsLeft', { system })} tabIndex={0}>
          <ul className={css.left}>
            {theirs.map(({ name, label, type, use: how }) => (
              <li key={name}>
                <span>{labelOf(t, { name, label })}</span>
                <Text size="sm" c="dimmed" className={css.value}>
                  {how === 'writable'
                    ? type !== 'reference' && sample?.theirs[name]
                      ? shown(t, formats, sample.theirs[name])
                      : ''
                    : t(`maps.use.${how}`)}
                </Text>
              </li>
            ))}
          </ul>
        </section>
      </section>
    </div>
  );
}
