import { Alert, Button, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type Translate, useT } from '@/lib/i18n';
import { type FieldFault, isProblem } from '@/lib/problem';

/** What, why and what to do, from the server's own words where it gave some. */
export function problemText(error: unknown, t: Translate): { title: string; detail?: string } {
  if (!isProblem(error)) return { title: t('problem.title'), detail: t('problem.crash') };
  if (error.status === 0) return { title: t('problem.title'), detail: t('problem.offline') };
  if (error.status === 403 && !error.detail)
    return { title: t('problem.title'), detail: t('problem.forbidden') };
  if (error.status === 412) return { title: t('problem.title'), detail: t('problem.stale') };
  const title = error.title ?? t('problem.title');
  return error.detail && error.detail !== title ? { title, detail: error.detail } : { title };
}

type Props = { error: unknown; faults?: FieldFault[]; retry?: () => void };

export function ProblemAlert({ error, faults, retry }: Props) {
  const t = useT();
  if (!error) return null;
  const { title, detail } = problemText(error, t);
  const found = faults ?? (isProblem(error) ? error.errors : []);
  // A refusal of the whole says its one sentence once.
  const shown = found.filter(({ message }) => message !== title && message !== detail);
  return (
    <Alert
      role="alert"
      variant="default"
      title={title}
      icon={<IconAlertTriangle color="var(--wrong)" />}
    >
      {detail && <Text size="sm">{detail}</Text>}
      {shown.length > 0 && (
        <List size="sm">
          {shown.map(({ pointer, message }) => (
            <List.Item key={pointer + message}>{message}</List.Item>
          ))}
        </List>
      )}
      {retry && (
        <Button mt="xs" size="xs" variant="default" onClick={retry}>
          {t('common.retry')}
        </Button>
      )}
    </Alert>
  );
}
