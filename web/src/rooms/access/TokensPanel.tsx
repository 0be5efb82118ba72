import {
  Alert,
  Button,
  Code,
  CopyButton,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { translated, useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { ProblemAlert } from '@/ui/ProblemAlert';
import {
  createToken,
  revokeToken,
  type Scope,
  scopes,
  type Token,
  tokensQuery,
} from './api/tokens';

function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useT();
  return (
    <Stack>
      <Alert variant="default">{t('tokens.once')}</Alert>
      <Code block>{secret}</Code>
      <Group justify="flex-end" gap="xs">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('common.copied') : t('common.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('tokens.kept')}</Button>
      </Group>
    </Stack>
  );
}

function NewToken({ onClose }: { onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('read');
  const create = useMutation({
    mutationFn: createToken,
    meta: { shown: true },
    onSuccess: () => client.invalidateQueries({ queryKey: [tokensQuery.queryKey[0]] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name: name.trim(), scope });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tokens.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={!create.data}
    >
      {create.data ? (
        <Secret secret={create.data.secret} onClose={onClose} />
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label={t('common.name')}
              description={t('tokens.nameHint')}
              required
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={faultsByField(create.error).name}
            />
            <NativeSelect
              label={t('tokens.scope')}
              value={scope}
              onChange={(event) => setScope(event.currentTarget.value as Scope)}
              data={scopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
              error={faultsByField(create.error).scope}
            />
            <ProblemAlert
              error={create.error}
              faults={faultsOutside(create.error, ['name', 'scope'])}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={create.isPending}>
                {t('common.create')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

/** A revoked token never works again, so this names it and asks. */
function Revoke({ token, onClose }: { token: Token; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [tokensQuery.queryKey[0]] });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tokens.revokeTitle', { name: token.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text mb="md">{t('tokens.revokeText')}</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common.cancel')}
        </Button>
        <Button color="red" onClick={() => revoke.mutate()} loading={revoke.isPending}>
          {t('tokens.revoke')}
        </Button>
      </Group>
    </Modal>
  );
}

export function TokensPanel() {
  const t = useT();
  const tokens = useQuery(tokensQuery);
  const [creating, { open, close }] = useDisclosure();
  const [revoking, setRevoking] = useState<Token>();
  const columns: Column<Token>[] = [
    { key: 'name', head: t('common.name'), cell: ({ name }) => name },
    {
      key: 'created',
      head: t('tokens.created'),
      wide: true,
      cell: ({ createdAt }) => <Ago at={createdAt} />,
    },
    {
      key: 'scope',
      head: t('tokens.scope'),
      cell: ({ scope }) => translated(t, `scope.${scope}`, scope),
    },
    {
      key: 'revoke',
      head: <span className="hidden">{t('common.changes')}</span>,
      end: true,
      cell: (token) => (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => setRevoking(token)}
          aria-label={`${t('tokens.revoke')}: ${token.name}`}
        >
          {t('tokens.revoke')}
        </Button>
      ),
    },
  ];
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      {t('tokens.new')}
    </Button>
  );
  return (
    <>
      <Await query={tokens}>
        {(items) =>
          items.length === 0 ? (
            <Empty text={t('tokens.empty')} action={create} />
          ) : (
            <Stack>
              <Group justify="flex-end">{create}</Group>
              <PlainTable
                label={t('tokens.title')}
                rows={items}
                columns={columns}
                rowKey={({ id }) => id}
              />
            </Stack>
          )
        }
      </Await>
      {creating && <NewToken onClose={close} />}
      {revoking && <Revoke token={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}
