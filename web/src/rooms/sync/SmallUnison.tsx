import { useQuery } from '@tanstack/react-query';
import { connectionsQuery } from './api/connections';
import { twinsQuery } from './api/twins';
import { Unison } from './Unison';

/** The picture on a campaign's first page, where it has counterparts. */
export function SmallUnison({ campaignId }: { campaignId: string }) {
  const { data: twins = [] } = useQuery(twinsQuery({ campaignId }));
  const { data: connections = [] } = useQuery(connectionsQuery);
  if (twins.length === 0) return null;
  const names = Object.fromEntries(connections.map(({ id, name }) => [id, name]));
  return <Unison campaignId={campaignId} twins={twins} names={names} small />;
}
