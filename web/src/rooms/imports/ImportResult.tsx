import { Button, Group, Stack, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { LinkButton } from '@/ui/LinkButton';
import { Tone, type ToneName } from '@/ui/Tone';
import { atWork, type ImportState, importQuery, refusedUrl, undoImport } from './api/imports';
import { Outcome } from './Outcome';
import { Steps } from './Steps';

const tones: Record<ImportState, ToneName> = {
  queued: 'quiet',
  running: 'information',
  done: 'good',
  failed: 'wrong',
  undone: 'attention',
};

/** What an import did, the file to mend, and the way back. */
export function ImportResult({ id }: { id: string }) {
  const t = useT();
  const client = useQueryClient();
  const [undoing, setUndoing] = useState(false);
  const run = useQuery(importQuery(id, undoing));
  const state = run.data?.state;
  useEffect(() => {
    if (state && !atWork(state))
      void client.invalidateQueries({
        predicate: ({ queryKey }) => /^\/(people|campaigns)/.test(String(queryKey[0])),
      });
  }, [state, client]);
  const undo = useMutation({
    mutationFn: () => undoImport(id),
    onSuccess: () => {
      setUndoing(true);
      return client.invalidateQueries({ queryKey: [`/imports/${id}`] });
    },
  });
  return (
    <>
      <Steps current="result" />
      <Await query={run}>
        {(data) => (
          <Stack>
            <Group>
              <Title order={2}>{t('imports.happened')}</Title>
              <Tone tone={tones[data.state]}>{t(`importState.${data.state}`)}</Tone>
            </Group>
            <Outcome run={data} />
            <Group gap="xs">
              {!atWork(data.state) && data.counts.refused > 0 && (
                <Button component="a" href={refusedUrl(id)} download>
                  {t('imports.refusedFile', { count: data.counts.refused })}
                </Button>
              )}
              {data.state === 'done' && !data.dryRun && (
                <Button
                  variant="default"
                  onClick={() => undo.mutate()}
                  loading={undo.isPending || undoing}
                >
                  {t('imports.undo')}
                </Button>
              )}
              <LinkButton variant="default" to="/imports">
                {t('imports.another')}
              </LinkButton>
            </Group>
          </Stack>
        )}
      </Await>
    </>
  );
}
