import { Link } from '@tanstack/react-router';
import type { Formats } from '@/lib/format';
import { type Translate, translated } from '@/lib/i18n';
import type { Note, Picture } from './api/unison';
import { draw, type Head, size, startOf } from './picture';
import css from './unison.module.css';

export type Staff = { connectionId: string; label: string };
type Props = {
  picture: Picture;
  staves: Staff[];
  width: number;
  label: string;
  t: Translate;
  formats: Formats;
};

const said = (t: Translate, formats: Formats, notes: Note[]) =>
  notes
    .map(({ stream, direction, outcome, count, record }) =>
      [
        translated(t, `stream.${stream}`, stream),
        t(`way.${direction}`),
        count === 1 ? record : formats.number(count),
        translated(t, `outcome.${outcome}`, t('outcome.other')),
      ].join(' · '),
    )
    .join('\n');

/** The staves, one above the other, with what went between them. */
export function Staves({ picture, staves, width, label, t, formats }: Props) {
  const ids = staves.map(({ connectionId }) => connectionId);
  const start = startOf(width);
  const above = start === 0 ? size.label + 6 : size.label / 2;
  const { ours, theirs, strokes, marks, y, height } = draw(picture, ids, width);
  const note = ({ x, y: at, radius, tone, notes }: Head, key: string) => (
    <ellipse
      key={key}
      cx={x}
      cy={at}
      rx={radius}
      ry={radius * 0.78}
      transform={`rotate(-18 ${x} ${at})`}
      className={css[tone]}
    >
      <title>{said(t, formats, notes)}</title>
    </ellipse>
  );
  return (
    <div className={css.picture} style={{ height }}>
      <svg width={width} height={height} role="img" aria-label={label}>
        {[undefined, ...ids].map((id) => (
          <path
            key={id ?? 'ours'}
            d={`M${start} ${y(id)}H${width}`}
            className={id ? css.staff : css.ours}
          />
        ))}
        {strokes.map(({ x1, y1, x2, y2, tone, width: thick }) => (
          <path
            key={`${x1} ${y1} ${x2} ${y2}`}
            d={
              x1 === x2
                ? `M${x1} ${y1}V${y2}`
                : `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`
            }
            className={css[`${tone}Stroke`]}
            strokeWidth={thick}
          />
        ))}
        {ours.map((head) => note(head, `ours ${head.x}`))}
        {theirs.map((head) => note(head, `${head.y} ${head.x}`))}
        {picture.waiting
          .filter(({ connectionId }) => ids.includes(connectionId))
          .map(({ connectionId }) => (
            <path
              key={connectionId}
              d={`M${width - size.side} ${y()}V${y(connectionId)}`}
              className={css.waiting}
            />
          ))}
        <text x={start} y={height - 6} className={css.axis}>
          {formats.exact(picture.from)}
        </text>
        <text x={width} y={height - 6} textAnchor="end" className={css.axis}>
          {formats.exact(picture.until)}
        </text>
      </svg>
      <span className={css.label} style={{ top: y() - above, maxWidth: start || '60%' }}>
        {t('unison.ours')}
      </span>
      {staves.map(({ connectionId, label: name }) => (
        <span
          key={connectionId}
          className={css.label}
          style={{ top: y(connectionId) - above, maxWidth: start || '60%' }}
        >
          {name}
        </span>
      ))}
      {marks.map(({ id, x, y: at, connectionId, twinId }) => (
        <Link
          key={id}
          to="/connections/$id"
          params={{ id: connectionId }}
          search={{ tab: 'inbox', twin: twinId }}
          className={css.mark}
          style={{ left: x, top: at }}
          aria-label={t('unison.question')}
          title={t('unison.question')}
        />
      ))}
    </div>
  );
}
