import { Alert, Button, Group, List } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useT } from '@/lib/i18n';
import { isProblem } from '@/lib/problem';
import { May } from '@/ui/May';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import type { Person } from './api/people';
import { qualify } from './api/person';
import { nameOf } from './labels';

/** Makes a lead a contact, or says what is missing. */
export function Qualify({ person }: { person: Person }) {
  const t = useT();
  const client = useQueryClient();
  const promote = useMutation({
    mutationFn: () => qualify(person.id),
    meta: { shown: true },
    onSuccess: async () => {
      toast(t('people.qualified', { name: nameOf(person, t) }));
      await client.invalidateQueries({
        predicate: ({ queryKey }) => /^\/people/.test(String(queryKey[0])),
      });
    },
  });
  if (person.kind === 'contact') return null;
  const missing = isProblem(promote.error) && promote.error.status === 409;
  return (
    <>
      <Group mt="sm">
        <May do="people">
          <Button variant="light" onClick={() => promote.mutate()} loading={promote.isPending}>
            {t('people.qualify')}
          </Button>
        </May>
      </Group>
      {missing ? (
        <Alert role="alert" variant="default" mt="sm" title={t('people.missing')}>
          <List size="sm">
            {isProblem(promote.error) &&
              promote.error.errors.map(({ code, message }) => (
                <List.Item key={code + message}>{message}</List.Item>
              ))}
          </List>
        </Alert>
      ) : (
        <ProblemAlert error={promote.error} />
      )}
    </>
  );
}
