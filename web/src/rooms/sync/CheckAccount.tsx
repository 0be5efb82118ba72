import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { type Account, check } from './api/check';
import { CheckSteps } from './CheckSteps';
import css from './sync.module.css';

type Props = {
  account: Account;
  onBack: () => void;
  onConnect: () => void;
  connecting: boolean;
  error: unknown;
};

/** Each step tried in turn; only an account that passes them all can be connected. */
export function CheckAccount({ account, onBack, onConnect, connecting, error }: Props) {
  const t = useT();
  const tried = useQuery({
    queryKey: ['check', account],
    queryFn: () => check(account),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const passed = tried.data?.steps.every(({ verdict }) => verdict === 'passed') ?? false;
  return (
    <Stack className={css.form}>
      {tried.isFetching && (
        <Text role="status" c="dimmed">
          {t('add.trying')}
        </Text>
      )}
      {!tried.isFetching && (
        <Await query={tried}>{({ steps }) => <CheckSteps steps={steps} />}</Await>
      )}
      {passed && !tried.isFetching && <Text>{t('add.willWatch')}</Text>}
      <ProblemAlert error={error} />
      <Group gap="xs" justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {t('add.changeAccount')}
        </Button>
        {passed ? (
          <Button onClick={onConnect} loading={connecting}>
            {t('add.connect')}
          </Button>
        ) : (
          <Button onClick={() => tried.refetch()} loading={tried.isFetching}>
            {t('add.again')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
