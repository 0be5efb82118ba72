import { useT } from '@/lib/i18n';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { PageHead } from '@/ui/Page';

export function NotFound() {
  const t = useT();
  return (
    <main style={{ padding: 24 }}>
      <PageHead title={t('problem.notFound')} />
      <Empty
        notes={0}
        text={t('problem.notFoundHint')}
        action={<LinkButton to="/">{t('problem.goHome')}</LinkButton>}
      />
    </main>
  );
}
