import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { speak, useT } from '@/lib/i18n';
import { isProblem } from '@/lib/problem';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { changeSession, sessionQuery, signIn } from './api/session';
import { setupQuery } from './api/setup';
import { Gate } from './Gate';
import { languageChosenHere } from './LanguageChoice';

/** Only paths of our own: `//host` and full addresses would lead away. */
export const safe = (to: string | undefined) => (to && /^\/(?![/\\])/.test(to) ? to : '/');

export function Login() {
  const t = useT();
  const router = useRouter();
  const client = useQueryClient();
  const { to } = useSearch({ from: '/login' });
  const { data: setup } = useQuery(setupQuery);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: signIn,
    meta: { shown: true },
    onSuccess: async (entered) => {
      const language = languageChosenHere();
      const session =
        language && language !== entered.user.language
          ? await changeSession({ language }).catch(() => entered)
          : entered;
      client.setQueryData(sessionQuery.queryKey, session);
      await speak(session.user.language);
      router.history.push(safe(to));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ login, password });
  };
  const wrong = isProblem(enter.error) && [400, 401].includes(enter.error.status);
  if (setup?.needed) return <Navigate to="/setup" search={{}} />;
  return (
    <Gate title={t('login.title')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('login.login')}
            autoComplete="username"
            autoFocus
            required
            withAsterisk={false}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('login.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={wrong ? t('login.wrong') : undefined}
            aria-invalid={wrong || undefined}
            visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
          />
          {!wrong && <ProblemAlert error={enter.error} />}
          <Button type="submit" size="md" loading={enter.isPending}>
            {t('login.submit')}
          </Button>
        </Stack>
      </form>
    </Gate>
  );
}
