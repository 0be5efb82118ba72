import { queryOptions } from '@tanstack/react-query';
import { http } from '@/lib/http';
import type { Lexicon } from '@/lib/words';

export const lexiconQuery = queryOptions({
  queryKey: ['/lexicon'],
  queryFn: () => http.get<Lexicon>('/lexicon'),
  staleTime: 3_600_000,
});
