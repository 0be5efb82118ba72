import { Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { PageHead } from '@/ui/Page';
import { Steps } from '@/ui/Steps';
import { toast } from '@/ui/toast';
import { AccountForm, type Entered, emptyAccount } from './AccountForm';
import { connectSystem } from './api/connections';
import { connectorsQuery } from './api/connectors';
import { CheckAccount } from './CheckAccount';
import { ChooseSystem } from './ChooseSystem';
import { useRefresh } from './useRefresh';
import { useSystems } from './useSystems';

const steps = ['system', 'account', 'check'] as const;
type Step = (typeof steps)[number];

/** Choose a system, enter the account, see each step tried; then it starts by watching. */
export function AddConnection() {
  const t = useT();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const systems = useSystems();
  const connectors = useQuery(connectorsQuery);
  const [step, setStep] = useState<Step>('system');
  const [system, setSystem] = useState('');
  const [entered, setEntered] = useState<Entered>(emptyAccount);
  const told = systems(system);
  const create = useMutation({
    mutationFn: connectSystem,
    meta: { shown: true },
    onSuccess: async ({ id, name }) => {
      await refresh();
      toast(t('add.watches', { name }));
      await navigate({ to: '/connections/$id', params: { id } });
    },
  });
  const choose = (key: string, baseUrl: string) => {
    if (key !== system) setEntered({ ...emptyAccount, name: systems(key).name, baseUrl });
    setSystem(key);
    setStep('account');
  };
  const { name, ...rest } = entered;
  const account = { system, ...rest };
  return (
    <>
      <PageHead
        title={t('connections.add')}
        above={
          <Text size="sm" mb={4}>
            <Link to="/connections" className="link">
              {t('nav.connections')}
            </Link>
          </Text>
        }
      />
      <Steps current={step} steps={steps.map((key) => ({ key, text: t(`add.${key}`) }))} />
      <Await query={connectors}>
        {(items) => (
          <Stack>
            {step === 'system' && <ChooseSystem connectors={items} onChoose={choose} />}
            {step === 'account' && told.connector && (
              <AccountForm
                connector={told.connector}
                entered={entered}
                onChange={setEntered}
                onBack={() => setStep('system')}
                onDone={() => setStep('check')}
                done={t('add.tryIt')}
              />
            )}
            {step === 'check' && (
              <CheckAccount
                account={account}
                onBack={() => setStep('account')}
                onConnect={() => create.mutate({ ...account, name })}
                connecting={create.isPending}
                error={create.error}
              />
            )}
          </Stack>
        )}
      </Await>
    </>
  );
}
