import { Menu } from '@mantine/core';
import { languages, useLanguage, useT } from '@/lib/i18n';
import css from './shell.module.css';
import { useSessionChange } from './useSessionChange';

export function LanguageMenu() {
  const t = useT();
  const current = useLanguage();
  const change = useSessionChange();
  const code = current.toUpperCase();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={css.menu} aria-label={`${t('shell.language')}: ${code}`}>
          {code}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map(({ code: language, name }) => (
          <Menu.RadioItem
            key={language}
            value={language}
            lang={language}
            checked={language === current}
            closeMenuOnClick
            onChange={() => change.mutate({ language })}
          >
            {name}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
