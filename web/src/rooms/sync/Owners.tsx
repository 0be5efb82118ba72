import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import type { Connection } from './api/connections';
import {
  decideUser,
  type OurUser,
  ourUsersQuery,
  type UserThere,
  usersThereQuery,
} from './api/users';
import css from './maps.module.css';
import { useRefresh } from './useRefresh';

/** Choices that are nobody; a user's id is neither of them. */
const byAddress = '';
const nobody = 'nobody';

type Props = { connection: Connection; user: UserThere; ours: OurUser[] };

function OneUser({ connection, user, ours }: Props) {
  const t = useT();
  const refresh = useRefresh();
  const fixed = !useMay()('admin');
  const { id, name, address, active, decision, userId } = user;
  const kept =
    decision === 'ours' ? (userId ?? byAddress) : decision === 'nobody' ? nobody : byAddress;
  const decide = useMutation({
    mutationFn: (choice: string) =>
      decideUser(
        connection.id,
        id,
        choice === byAddress
          ? { decision: 'address', userId: null }
          : choice === nobody
            ? { decision: 'nobody', userId: null }
            : { decision: 'ours', userId: choice },
      ),
    meta: { shown: true },
    onSuccess: async () => {
      await refresh();
      toast(t('owners.saved'));
    },
  });
  const matched = decision === 'address' && ours.find((each) => each.id === userId);
  const note = !active
    ? t('owners.inactive')
    : decision === 'address' && !userId
      ? t('owners.unknown')
      : undefined;
  return (
    <li className={css.topic}>
      <div>
        <Text fw={560} size="sm">
          {name}
        </Text>
        {address !== '' && address !== name && (
          <Text size="sm" c="dimmed">
            {address}
          </Text>
        )}
      </div>
      <NativeSelect
        aria-label={t('owners.of', { name })}
        description={note}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={decide.isPending ? decide.variables : kept}
        disabled={fixed || decide.isPending}
        onChange={(event) => decide.mutate(event.currentTarget.value)}
        data={[
          {
            value: byAddress,
            label: matched
              ? t('owners.sameAddress', { name: matched.name })
              : t('owners.byAddress'),
          },
          ...ours
            .filter((each) => !each.disabled || each.id === userId)
            .map((each) => ({ value: each.id, label: each.name })),
          { value: nobody, label: t('owners.nobody') },
        ]}
      />
      <ProblemAlert error={decide.error} />
    </li>
  );
}

/** Who can own campaigns there, and which user of ours each is. */
export function Owners({ connection }: { connection: Connection }) {
  const t = useT();
  const { data: users, isSuccess } = useQuery(usersThereQuery(connection.id));
  const { data: ours = [] } = useQuery(ourUsersQuery);
  if (!isSuccess) return null;
  return (
    <Stack gap="xs" component="section" className="paper" p="md">
      <Title order={2} size="h4">
        {t('owners.title')}
      </Title>
      {users.length === 0 ? (
        <Text size="sm" c="dimmed" maw="70ch">
          {t('owners.none')}
        </Text>
      ) : (
        <>
          <Text size="sm" c="dimmed" maw="70ch">
            {t('owners.hint')}
          </Text>
          <ul className={css.topics}>
            {users.map((user) => (
              <OneUser key={user.id} connection={connection} user={user} ours={ours} />
            ))}
          </ul>
        </>
      )}
    </Stack>
  );
}
