import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { translated, useT } from '@/lib/i18n';
import { addressOf } from './addresses';
import type { Connector, Setting } from './api/connectors';
import { fieldName } from './codes';
import css from './sync.module.css';

export type Entered = {
  name: string;
  baseUrl: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
};
export const emptyAccount: Entered = { name: '', baseUrl: '', settings: {}, secrets: {} };

/** What is asked first: what must be there, or, where nothing must, the first way to sign in. */
function sorted(settings: Setting[]): { first: Setting[]; more: Setting[] } {
  const needed = settings.filter(({ required }) => required);
  const first = needed.length > 0 ? needed : settings.slice(0, 1);
  return { first, more: settings.filter((setting) => !first.includes(setting)) };
}

const isShare = (key: string) => key === 'callShare';

/** What is to be a whole number and is none, or is a share of more than all. */
const isWrong = ({ key, form }: Setting, value = '') =>
  form === 'number' &&
  value !== '' &&
  (!/^[1-9]\d{0,8}$/.test(value) || (isShare(key) && Number(value) > 100));

type LineProps = {
  setting: Setting;
  value: string;
  onChange: (value: string) => void;
  kept: boolean;
};

function Line({ setting, value, onChange, kept }: LineProps) {
  const t = useT();
  const { key, form, required } = setting;
  const hint = translated(t, `settingHint.${key}`, '');
  const shared = {
    label: translated(t, `setting.${key}`, fieldName(t, key.replaceAll('.', ' '))),
    ...(hint ? { description: hint } : {}),
    ...(kept ? { placeholder: t('add.kept') } : {}),
    required: required && !kept,
    autoComplete: 'off',
    value,
  };
  return form === 'secret' ? (
    <PasswordInput
      {...shared}
      autoComplete="new-password"
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
    />
  ) : (
    <TextInput
      {...shared}
      {...(form === 'number' ? { inputMode: 'numeric' } : {})}
      error={isWrong(setting, value) ? t(isShare(key) ? 'add.percent' : 'add.wholeNumber') : null}
      onChange={(event) => {
        const { value: typed } = event.currentTarget;
        onChange(form === 'number' ? typed.trim() : typed);
      }}
    />
  );
}

type Props = {
  connector: Connector;
  entered: Entered;
  onChange: (entered: Entered) => void;
  onDone: () => void;
  done: string;
  onBack?: () => void;
  busy?: boolean;
  /** Secrets stand already: a line left empty leaves them as they are. */
  kept?: boolean;
};

export function AccountForm(props: Props) {
  const { connector, entered, onChange, onDone, done, onBack, busy = false, kept = false } = props;
  const t = useT();
  const { example } = addressOf(connector.key);
  const { first, more } = sorted(connector.settings);
  const side = ({ form }: Setting) => (form === 'secret' ? 'secrets' : 'settings');
  const line = (setting: Setting) => (
    <Line
      key={setting.key}
      setting={setting}
      kept={kept && setting.form === 'secret'}
      value={entered[side(setting)][setting.key] ?? ''}
      onChange={(value) =>
        onChange({
          ...entered,
          [side(setting)]: { ...entered[side(setting)], [setting.key]: value },
        })
      }
    />
  );
  const wrong = (setting: Setting) => isWrong(setting, entered.settings[setting.key]);
  const rest = useRef<HTMLDetailsElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!connector.settings.some(wrong)) return onDone();
    // A fault that is folded away would be no answer at all.
    if (rest.current && more.some(wrong)) rest.current.open = true;
    event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  return (
    <form onSubmit={submit} className={css.form}>
      <Stack>
        <TextInput
          label={t('common.name')}
          description={t('add.nameHint')}
          required
          value={entered.name}
          onChange={(event) => onChange({ ...entered, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('add.address')}
          description={t('add.addressIs', { example })}
          type="url"
          required
          value={entered.baseUrl}
          onChange={(event) => onChange({ ...entered, baseUrl: event.currentTarget.value.trim() })}
        />
        {first.map(line)}
        {more.length > 0 && (
          <details className={css.losses} ref={rest}>
            <summary>{t('add.otherWays')}</summary>
            <Stack mt="sm">{more.map(line)}</Stack>
          </details>
        )}
        <Group gap="xs" justify="flex-end">
          {onBack && (
            <Button variant="default" onClick={onBack}>
              {t('add.otherSystem')}
            </Button>
          )}
          <Button type="submit" loading={busy}>
            {done}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
