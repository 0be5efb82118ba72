import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { LinkButton } from '@/ui/LinkButton';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { sessionQuery, signIn } from './api/session';
import { setUp, setupQuery } from './api/setup';
import { Gate } from './Gate';

const fields = ['name', 'login', 'password'];

function SetupForm({ token }: { token: string }) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [values, setValues] = useState({ name: '', login: '', password: '' });
  const create = useMutation({
    mutationFn: async () => {
      await setUp({ token, ...values });
      return signIn({ login: values.login, password: values.password });
    },
    meta: { shown: true },
    onSuccess: async (session) => {
      client.setQueryData(setupQuery.queryKey, { needed: false });
      client.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: '/' });
    },
  });
  const faults = faultsByField(create.error);
  const short = values.password.length > 0 && values.password.length < 12;
  const take = (field: keyof typeof values) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setValues((before) => ({ ...before, [field]: value }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!short) create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text c="dimmed">{t('setup.intro')}</Text>
        <TextInput
          label={t('setup.name')}
          autoComplete="name"
          required
          autoFocus
          value={values.name}
          onChange={take('name')}
          error={faults.name}
        />
        <TextInput
          label={t('login.login')}
          autoComplete="username"
          required
          value={values.login}
          onChange={take('login')}
          error={faults.login}
        />
        <PasswordInput
          label={t('login.password')}
          description={t('setup.passwordHint')}
          autoComplete="new-password"
          required
          value={values.password}
          onChange={take('password')}
          error={faults.password ?? (short ? t('setup.short') : undefined)}
          visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
        />
        <ProblemAlert error={create.error} faults={faultsOutside(create.error, fields)} />
        <Button type="submit" size="md" loading={create.isPending}>
          {t('setup.submit')}
        </Button>
      </Stack>
    </form>
  );
}

export function Setup() {
  const t = useT();
  const { token } = useSearch({ from: '/setup' });
  const { data } = useQuery(setupQuery);
  if (data && !data.needed) {
    return (
      <Gate title={t('setup.title')}>
        <Text mb="md">{t('setup.done')}</Text>
        <LinkButton to="/login">{t('login.title')}</LinkButton>
      </Gate>
    );
  }
  return (
    <Gate title={t('setup.title')}>
      {token ? <SetupForm token={token} /> : <Text>{t('setup.noToken')}</Text>}
    </Gate>
  );
}
