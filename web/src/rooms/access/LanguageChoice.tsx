import { languages, speak, useLanguage, useT } from '@/lib/i18n';
import css from './Gate.module.css';

export function LanguageChoice() {
  const t = useT();
  const current = useLanguage();
  return (
    <fieldset className={css.languages} aria-label={t('shell.language')}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === current}
          onClick={() => speak(code)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
