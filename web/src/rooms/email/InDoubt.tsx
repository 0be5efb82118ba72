import { Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Ago } from '@/ui/Ago';
import { Await } from '@/ui/Await';
import { type Column, PlainTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { May } from '@/ui/May';
import { PageHead } from '@/ui/Page';
import { toast } from '@/ui/toast';
import { type Doubt, doubtsQuery, resend } from './api/doubts';

function Resend({ doubt: { id, address } }: { doubt: Doubt }) {
  const t = useT();
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => resend(id),
    onSuccess: async () => {
      toast(t('inDoubt.resent', { address }));
      await client.invalidateQueries({ queryKey: doubtsQuery.queryKey });
    },
  });
  return (
    <May do="campaigns">
      <Button
        size="xs"
        variant="default"
        loading={again.isPending}
        onClick={() => again.mutate()}
        aria-label={`${t('inDoubt.resend')}: ${address}`}
      >
        {t('inDoubt.resend')}
      </Button>
    </May>
  );
}

/** Mails of which nobody knows whether they have arrived. A person decides; nothing repeats them. */
export function InDoubt() {
  const t = useT();
  const doubts = useQuery(doubtsQuery);
  const columns: Column<Doubt>[] = [
    {
      key: 'to',
      head: t('inDoubt.to'),
      cell: ({ personId, address }) =>
        personId ? (
          <Link to="/people/$id" params={{ id: personId }} className="strong">
            {address}
          </Link>
        ) : (
          address
        ),
    },
    { key: 'subject', head: t('inDoubt.subject'), cell: ({ subject }) => subject },
    {
      key: 'when',
      head: t('common.when'),
      width: '140px',
      cell: ({ createdAt }) => <Ago at={createdAt} />,
    },
    {
      key: 'act',
      head: '',
      width: '160px',
      end: true,
      cell: (doubt) => <Resend doubt={doubt} />,
    },
  ];
  return (
    <>
      <PageHead title={t('inDoubt.title')} />
      <Await query={doubts}>
        {(items) =>
          items.length === 0 ? (
            <Empty
              text={t('inDoubt.empty')}
              action={<LinkButton to="/campaigns">{t('mail.openCampaigns')}</LinkButton>}
            />
          ) : (
            <>
              <Text c="dimmed" maw="70ch" mb="md">
                {t('inDoubt.hint')}
              </Text>
              <PlainTable
                label={t('inDoubt.title')}
                rows={items}
                columns={columns}
                rowKey={({ id }) => id}
              />
            </>
          )
        }
      </Await>
    </>
  );
}
