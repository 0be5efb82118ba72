import { Text } from '@mantine/core';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import type { Sample } from './api/maps';
import { shown } from './codes';
import type { Line } from './mapDraft';

type Props = { line: Line; sample: Sample | undefined; system: string };

/** What each side's value would become on the other, where it is not the same or something is lost. */
export function MapValues({ line, sample, system }: Props) {
  const t = useT();
  const formats = useFormats();
  const effect = sample?.effects.find(({ ours }) => ours === line.ours);
  if (!sample || !effect) return null;
  const lost = (code: string | null) =>
    code ? ` · ${translated(t, `maps.lost.${code}`, '')}` : '';
  const theirs =
    line.values?.theirs.find(({ key }) => key === effect.there)?.label ??
    shown(t, formats, effect.there);
  const differs = sample.theirs[line.theirs] !== effect.there;
  const said = [
    (effect.there && differs) || effect.lostThere
      ? t('maps.there', { system, value: theirs }) + lost(effect.lostThere)
      : '',
    (effect.here && effect.here !== sample.ours[line.ours]) || effect.lostHere
      ? t('maps.here', { value: shown(t, formats, effect.here, line.ours) }) + lost(effect.lostHere)
      : '',
  ].filter(Boolean);
  return said.map((text) => (
    <Text size="xs" key={text} style={{ overflowWrap: 'anywhere' }}>
      {text}
    </Text>
  ));
}
