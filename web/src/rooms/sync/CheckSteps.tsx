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

function Failure({ step }: { step: CheckStep }) {
  const t = useT();
  const { what, wayOut, details } = sayCause(t, step);
  return (
    <>
      <Text size="sm">{what}</Text>
      {details.length > 0 && (
        <Group gap={4}>
          {details.map((detail) => (
            <Code key={detail}>{detail}</Code>
          ))}
        </Group>
      )}
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
