import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconExternalLink } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { LinkButton } from '@/ui/LinkButton';
import { May } from '@/ui/May';
import { toast } from '@/ui/toast';
import { AgreedState } from './AgreedState';
import { Automations } from './Automations';
import { stopTwin, type Twin } from './api/twins';
import { StatusMap } from './StatusMap';
import { TwinAssets } from './TwinAssets';
import { TwinMembers } from './TwinMembers';
import { TwinState } from './TwinState';
import { useRefresh } from './useRefresh';
import { useSystems } from './useSystems';

/** The name over there, as a link where it has an address. */
function There({ twin: { remoteName, remoteUrl, campaignName } }: { twin: Twin }) {
  const t = useT();
  const name = remoteName ?? campaignName;
  if (!remoteUrl) return name;
  return (
    <a href={remoteUrl} target="_blank" rel="noreferrer noopener" className="link">
      {name} <IconExternalLink size={14} aria-label={t('twins.newTab')} />
    </a>
  );
}

function StopOrResume({ twin }: { twin: Twin }) {
  const t = useT();
  const refresh = useRefresh();
  const gone = twin.state === 'goneThere';
  const stopped = twin.state === 'stopped' || gone;
  const change = useMutation({
    mutationFn: (stop: boolean) => stopTwin(twin.id, stop),
    onSuccess: refresh,
  });
  const press = () =>
    change.mutate(!stopped, {
      onSuccess: () =>
        gone
          ? toast(t('twins.lookedAgain', { name: twin.campaignName }))
          : toast(t(stopped ? 'twins.resumed' : 'twins.stopped', { name: twin.campaignName }), {
              label: t('common.undo'),
              act: () => change.mutate(stopped),
            }),
    });
  const verb = t(gone ? 'twins.lookAgain' : stopped ? 'twins.resume' : 'twins.stop');
  return (
    <Button
      size="xs"
      variant="default"
      onClick={press}
      loading={change.isPending}
      aria-label={`${verb}: ${twin.campaignName}`}
    >
      {verb}
    </Button>
  );
}

/** Stacked rows of a telephone, and a list of many campaigns, would bury what comes after. */
const isRoomy = () => window.matchMedia('(min-width: 48em)').matches;

type Props = { twin: Twin; seenFrom: 'connection' | 'campaign'; connectionName?: string };

/** One campaign and its counterpart: how they stand, what they last agreed on, what waits, and how their statuses translate. */
export function TwinPanel({ twin, seenFrom, connectionName }: Props) {
  const t = useT();
  const [agreeing, agree] = useDisclosure(seenFrom === 'campaign' && isRoomy());
  const [mapping, { toggle }] = useDisclosure();
  const [looking, look] = useDisclosure();
  const [belonging, belong] = useDisclosure();
  const { name, word, connector } = useSystems()(twin.system);
  const { campaignId, campaignName, connectionId, remoteId, lastSyncAt, waiting, parts } = twin;
  const kinds = connector?.attachable ?? [];
  const told = connector?.belonging ?? [];
  const made = parts
    .filter(({ role }) => !(kinds as string[]).includes(role))
    .map(({ label }) => label)
    .filter(Boolean);
  return (
    <Stack component="article" className="paper" p="md" gap="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          {seenFrom === 'connection' ? (
            <Title order={2} size="h3">
              <Link to="/campaigns/$id" params={{ id: campaignId }} className="strong">
                {campaignName}
              </Link>
            </Title>
          ) : (
            <Title order={2} size="h3">
              <Link to="/connections/$id" params={{ id: connectionId }} className="strong">
                {connectionName ?? name}
              </Link>
            </Title>
          )}
          <Text size="sm" component="p" m={0}>
            {remoteId
              ? word
                ? t('twins.asThere', { system: name, word })
                : t('twins.there', { system: name })
              : t('twins.toBeMade', { system: name })}{' '}
            <There twin={twin} />
          </Text>
        </div>
        <TwinState state={twin.state} />
      </Group>
      {twin.state === 'goneThere' && <Text size="sm">{t('twins.goneThere')}</Text>}
      {twin.state === 'stopped' && (
        <Text size="sm" c="dimmed">
          {t('twins.isStopped')}
        </Text>
      )}
      {made.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('twins.parts', { parts: made.join(', ') })}
        </Text>
      )}
      <Group gap="xs">
        {waiting > 0 && (
          <LinkButton
            size="xs"
            to="/connections/$id"
            params={{ id: connectionId }}
            search={{ tab: 'inbox', twin: twin.id }}
          >
            {t('connections.decide', { count: waiting })}
          </LinkButton>
        )}
        <Button size="xs" variant="default" onClick={agree.toggle} aria-expanded={agreeing}>
          {t('agreed.title')}
        </Button>
        <Button size="xs" variant="default" onClick={toggle} aria-expanded={mapping}>
          {t('statuses.title')}
        </Button>
        {kinds.length + told.length > 0 && remoteId && (
          <Button size="xs" variant="default" onClick={belong.toggle} aria-expanded={belonging}>
            {kinds.length > 0
              ? t('belongs.title')
              : told.map((kind) => t(`assetKinds.${kind}`)).join(', ')}
          </Button>
        )}
        {connector?.automations && remoteId && (
          <Button size="xs" variant="default" onClick={look.toggle} aria-expanded={looking}>
            {t('automations.title')}
          </Button>
        )}
        <TwinMembers twin={twin} />
        <May do="campaigns">
          <StopOrResume twin={twin} />
        </May>
        {lastSyncAt && (
          <Text size="sm" c="dimmed" ms="auto">
            {t('sync.last')} <Ago at={lastSyncAt} />
          </Text>
        )}
      </Group>
      {agreeing && <AgreedState twin={twin} system={name} />}
      {mapping && <StatusMap twin={twin} system={name} />}
      {belonging && <TwinAssets twin={twin} kinds={kinds} system={name} />}
      {looking && <Automations twin={twin} system={name} />}
    </Stack>
  );
}
