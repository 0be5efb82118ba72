import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useT } from '@/lib/i18n';
import css from './Gate.module.css';
import { LanguageChoice } from './LanguageChoice';

/** The frame of the pages before the door: the picture on one side, one form on the other. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  const t = useT();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <div className={css.gate}>
      <aside className={css.side}>
        <svg viewBox="0 0 480 240" fill="none" aria-hidden="true">
          <g stroke="#fff" strokeWidth="1" opacity=".35">
            <path d="M0 60h480M0 72h480M0 84h480M0 156h480M0 168h480M0 180h480" />
          </g>
          {[48, 128, 196, 284, 352, 428].map((x, note) => {
            const lift = [0, 12, 24, 12, 30, 18][note] ?? 0;
            return (
              <g key={x}>
                <path
                  d={`M${x} ${84 - lift}V${180 - lift}`}
                  stroke="#fff"
                  strokeWidth="2"
                  opacity=".55"
                />
                <circle cx={x} cy={84 - lift} r="8" fill="#fff" />
                <circle cx={x} cy={180 - lift} r="8" fill="#fff" />
              </g>
            );
          })}
        </svg>
        <p>{t('login.claim')}</p>
      </aside>
      <main className={css.form}>
        <div className={css.card}>
          <p className={css.brand}>
            <img src="/icon.svg" alt="" width={32} height={32} />
            {t('app.name')}
          </p>
          <Title order={1} mb="lg">
            {title}
          </Title>
          {children}
          <LanguageChoice />
        </div>
      </main>
    </div>
  );
}
