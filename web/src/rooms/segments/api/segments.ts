import { queryOptions } from '@tanstack/react-query';
import { http } from '@/lib/http';
import { list } from '@/lib/paging';
import type { Rule } from '@/lib/rules';

export type Segment = { id: string; name: string; rule: Rule; version: number };

export const segmentsQuery = list<Segment>('/segments');
export const createSegment = (body: { name: string; rule: Rule }) =>
  http.post<Segment>('/segments', body);
export const changeSegment = (
  { id, version }: Pick<Segment, 'id' | 'version'>,
  body: { name: string; rule: Rule },
) => http.patch<Segment>(`/segments/${id}`, body, version);

/** How many people fit a rule that is still being written. */
export const fitsQuery = (rule: Rule | undefined) =>
  queryOptions({
    queryKey: ['/segments/count', rule],
    queryFn: () => http.post<{ count: number }>('/segments/count', { rule }),
    enabled: rule !== undefined,
    retry: false,
  });
