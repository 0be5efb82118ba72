import { Anchor, Group, Stack, Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Waiting } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { May } from '@/ui/May';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { Word } from '@/ui/Word';
import { type Asset, type AssetKind, assetKinds, assetsQuery, publicPath } from './api/assets';
import { EditAsset } from './EditAsset';

type Props = { campaignId?: string; action?: ReactNode; campaignLink?: (id: string) => ReactNode };

/** Assets by kind; with a campaign, those whose home it is. */
export function AssetList({ campaignId, action, campaignLink }: Props) {
  const t = useT();
  const formats = useFormats();
  const [open, setOpen] = useState<{ kind: AssetKind; asset: Asset }>();
  const queries = useQueries({
    queries: assetKinds.map((kind) => assetsQuery(kind, { campaignId })),
  });
  const columnsOf = (kind: AssetKind): Column<Asset>[] => [
    {
      key: 'name',
      head: t('common.name'),
      cell: (asset) => (
        <May do="assets" instead={asset.name}>
          <Anchor component="button" type="button" onClick={() => setOpen({ kind, asset })}>
            {asset.name}
          </Anchor>
        </May>
      ),
    },
    {
      key: 'what',
      head: t('assets.what'),
      wide: true,
      cell: (asset) => {
        const path = publicPath(kind, asset);
        if (path)
          return (
            <a href={path} className="link" target="_blank" rel="noreferrer">
              {path}
            </a>
          );
        if (asset.startsAt) return formats.exact(asset.startsAt);
        if (kind === 'pages') return t('assets.unpublished');
        return asset.subject ?? asset.key;
      },
    },
    ...(campaignLink
      ? [
          {
            key: 'home',
            head: t('assets.home'),
            cell: ({ campaignId: id }: Asset) => id && campaignLink(id),
          },
        ]
      : []),
    {
      key: 'changed',
      head: t('members.changed'),
      width: '160px',
      wide: true,
      cell: ({ updatedAt, createdAt }) => {
        const at = updatedAt ?? createdAt;
        return at && <Ago at={at} />;
      },
    },
  ];
  const failed = queries.find(({ error }) => error);
  if (failed) return <ProblemAlert error={failed.error} retry={() => failed.refetch()} />;
  if (queries.some(({ data }) => data === undefined)) return <Waiting />;
  const groups = assetKinds.map((kind, place): [AssetKind, Asset[]] => [
    kind,
    queries[place]?.data ?? [],
  ]);
  const filled = groups.filter(([, items]) => items.length > 0);
  if (filled.length === 0) return <Empty text={t('assets.empty')} action={action} />;
  return (
    <Stack gap="lg">
      {action && <Group justify="flex-end">{action}</Group>}
      {filled.map(([kind, items]) => (
        <section key={kind}>
          <Title order={2} mb="xs">
            <Word own={`assets.${kind}`} />
          </Title>
          <PlainTable
            label={t(`assets.${kind}`)}
            rows={items}
            columns={columnsOf(kind)}
            rowKey={({ id }) => id}
          />
        </section>
      ))}
      {open && (
        <EditAsset
          {...open}
          campaignId={open.asset.campaignId ?? ''}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Stack>
  );
}
