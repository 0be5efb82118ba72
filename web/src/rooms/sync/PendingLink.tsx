import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';

type Props = { id: string; stream: string; count: number };

export function PendingLink({ id, stream, count }: Props) {
  const t = useT();
  if (count === 0) return null;
  return (
    <Link to="/connections/$id" params={{ id }} search={{ tab: 'plan', stream }} className="link">
      {t('streams.would', { count })}
    </Link>
  );
}
