import { Button, CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useT } from '@/lib/i18n';
import css from './ui.module.css';

export type Chip = { key: string; text: string; clear: () => void };

export function Chips({ chips }: { chips: Chip[] }) {
  const t = useT();
  if (chips.length === 0) return null;
  const clearAll = () => {
    for (const chip of chips) chip.clear();
  };
  return (
    <fieldset
      className={css.chips}
      aria-label={t('common.filters')}
      style={{ border: 0, padding: 0, margin: '0 0 12px' }}
    >
      {chips.map(({ key, text, clear }) => (
        <span className={css.chip} key={key}>
          {text}
          <CloseButton
            size="xs"
            aria-label={t('common.removeFilter', { name: text })}
            onClick={clear}
          />
        </span>
      ))}
      {chips.length > 1 && (
        <Button size="compact-sm" variant="subtle" onClick={clearAll}>
          {t('common.clearFilters')}
        </Button>
      )}
    </fieldset>
  );
}

/** Waits until the typing rests, so that the address and the list move once. */
export function SearchBox({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const t = useT();
  const [text, setText] = useState(value);
  const tell = useDebouncedCallback(onChange, 250);
  useEffect(() => setText(value), [value]);
  return (
    <TextInput
      type="search"
      aria-label={t('common.search')}
      placeholder={t('common.search')}
      leftSection={<IconSearch size={16} />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
      style={{ flex: '1 1 200px', maxWidth: 320 }}
    />
  );
}
