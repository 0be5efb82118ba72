import { queryOptions } from '@tanstack/react-query';
import { http } from '@/lib/http';
import { whole } from '@/lib/paging';
import type { Rule } from '@/lib/rules';

type Segment = { id: string; name: string };
/** What a rule would mean for those who have no record there. */
export type InclusionPreview = { would: number; outside: number; names: string[] };

export const segmentNamesQuery = whole<Segment>('/segments');
export const inclusionQuery = (connectionId: string, rule: Rule | null) =>
  queryOptions({
    queryKey: [`/connections/${connectionId}/inclusion`, rule],
    queryFn: () =>
      http.post<InclusionPreview>(`/connections/${connectionId}/inclusion/preview`, { rule }),
    retry: false,
  });
