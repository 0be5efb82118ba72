import { Code, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { translated, useT } from '@/lib/i18n';
import type { CheckStep } from './api/check';
import { sayCause } from './codes';
import css from './sync.module.css';

const icons = {
  passed: IconCircleCheck,
  failed: IconAlertTriangle,
  warned: IconAlertTriangle,
  notTried: IconCircleDashed,
};

/** Here the details are the answer of the other side; else they are names of ours. */
const answered = ['wrongCredentials', 'rightsMissing', 'serverFault'];

function Details({ cause, details }: Pick<CheckStep, 'cause' | 'details'>) {
  const t = useT();
  if (cause && answered.includes(cause)) {
    return (
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {t('inbox.theySay', { text: details.join(': ') })}
      </Text>
    );
  }
  return (
    <Group gap={4}>
      {details.map((detail) => (
        <Code key={detail}>{detail}</Code>
      ))}
    </Group>
  );
}

function Failure({ step }: { step: CheckStep }) {
  const t = useT();
  const { what, wayOut, details } = sayCause(t, step);
  return (
    <>
      <Text size="sm">{what}</Text>
      {details.length > 0 && <Details cause={step.cause} details={details} />}
      <Text size="sm" c="dimmed">
        {wayOut}
      </Text>
    </>
  );
}

/** What was tried, what passed, and what to do where it did not. */
export function CheckSteps({ steps }: { steps: CheckStep[] }) {
  const t = useT();
  return (
    <ol className={`${css.checks} paper`}>
      {steps.map((step) => {
        const Icon = icons[step.verdict];
        return (
          <li key={step.step} data-verdict={step.verdict}>
            <Icon size={20} aria-hidden />
            <div>
              <Text fw={560}>{translated(t, `checkStep.${step.step}`, step.step)}</Text>
              {step.verdict === 'failed' || step.verdict === 'warned' ? (
                <Failure step={step} />
              ) : (
                <Text size="sm" c="dimmed">
                  {t(`verdict.${step.verdict}`)}
                </Text>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
