import { type Language, languages, speak, useLanguage, useT } from '@/lib/i18n';
import css from './Gate.module.css';

let chosen: Language | undefined;

/** The language that was picked before signing in: the account takes it over. */
export const languageChosenHere = () => chosen;

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
          onClick={() => {
            chosen = code;
            void speak(code);
          }}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
