import { list } from '@/lib/paging';

export type Company = { id: string; name: string };

export const companiesQuery = list<Company>('/companies', {}, 1000);
