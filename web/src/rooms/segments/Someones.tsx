import { Button, Drawer, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Waiting } from '@/ui/Await';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { usePages } from '@/ui/usePages';
import type { Kind } from './api/count';
import { type Someone, someonesQuery } from './api/members';

const idOf = ({ id, personId }: Someone) => personId ?? id ?? '';
const nameOf = (someone: Someone) =>
  someone.person?.name ||
  someone.name ||
  [someone.firstName, someone.lastName].filter(Boolean).join(' ');

type Props = { kind: Kind; id: string; name: string; onClose: () => void };

/** Who is in a list or a segment, page by page. */
export function Someones({ kind, id, name, onClose }: Props) {
  const t = useT();
  const { query, rows, more } = usePages(someonesQuery(kind, id));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={name}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {query.error && <ProblemAlert error={query.error} retry={() => query.refetch()} />}
      {!rows && !query.error && <Waiting />}
      {rows?.length === 0 && <Text c="dimmed">{t('segments.nobody')}</Text>}
      <Stack gap="sm">
        {rows?.map((someone) => {
          const email = someone.email ?? someone.person?.email;
          return (
            <div key={idOf(someone)}>
              <Link to="/people/$id" params={{ id: idOf(someone) }} className="strong">
                {nameOf(someone) || email || idOf(someone)}
              </Link>
              <Text size="sm" c="dimmed">
                {email}
              </Text>
            </div>
          );
        })}
      </Stack>
      {query.hasNextPage && (
        <Button mt="md" variant="default" onClick={more} loading={query.isFetchingNextPage}>
          {t('common.more')}
        </Button>
      )}
    </Drawer>
  );
}
