import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronRight,
  IconMessageQuestion,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { useNow } from '@/ui/Ago';
import { AffectedRecords } from './AffectedRecords';
import { type HealthClass as Class, doWithout } from './api/health';
import { quote } from './codes';
import css from './health.module.css';
import { sayClass } from './healthTexts';
import fold from './sync.module.css';
import { useRefresh } from './useRefresh';

/** Where each way out leads. */
const tabs = { account: 'account', rights: 'account', maps: 'maps', inbox: 'inbox' } as const;
const wrong = ['call', 'field'];

type Props = { connectionId: string; system: string; of: Class; stream?: string };

/** One thing that is wrong: in words, how often and since when, the way out, and whom it concerns. */
export function HealthClass({ connectionId, system, of, stream }: Props) {
  const t = useT();
  const formats = useFormats();
  const now = useNow();
  const [opened, { toggle }] = useDisclosure(false);
  const { kind, count, times, firstAt, nextAt, way } = of;
  const may = useMay();
  const refresh = useRefresh();
  const leave = useMutation({
    mutationFn: (field: string) => doWithout(connectionId, field),
    onSuccess: refresh,
  });
  const { what, theirs, wayOut } = sayClass(t, of, formats, system);
  const facts = [
    t('healthPage.since', { when: formats.ago(firstAt, now) }),
    times && times > 1 ? t('healthPage.times', { count: times }) : '',
    nextAt ? t('healthPage.tried', { when: formats.ago(nextAt, now) }) : '',
  ].filter(Boolean);
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  const Icon = wrong.includes(kind) ? IconAlertTriangle : IconMessageQuestion;
  return (
    <div className={css.one} data-tone={wrong.includes(kind) ? 'wrong' : 'attention'}>
      <Icon size={18} aria-hidden />
      <div className={css.said}>
        <Text size="sm" fw={560}>
          {what}
        </Text>
        {theirs && (
          <Text size="sm" className={css.theirs}>
            {quote(t, of.code, theirs)}
          </Text>
        )}
        {wayOut && <Text size="sm">{wayOut}</Text>}
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
        <Group gap="md" mt={4} fz="sm">
          {way !== 'none' && (
            <Link
              to="/connections/$id"
              params={{ id: connectionId }}
              search={{ tab: tabs[way] ?? 'account' }}
              className="link"
            >
              {t(`healthWay.${way}`)}
            </Link>
          )}
          {kind === 'field' && may('admin') && (
            <Button
              size="compact-sm"
              variant="default"
              loading={leave.isPending}
              onClick={() => leave.mutate(String(of.params?.field))}
            >
              {t('healthPage.doWithout')}
            </Button>
          )}
          {count > 0 && (
            <button type="button" className={fold.fold} onClick={toggle} aria-expanded={opened}>
              <Chevron size={16} aria-hidden />
              {t('healthPage.records', { count })}
            </button>
          )}
        </Group>
        {opened && (
          <AffectedRecords
            connectionId={connectionId}
            of={of.key}
            said={of.params?.message}
            {...(stream ? { stream } : {})}
          />
        )}
      </div>
    </div>
  );
}
