import { list } from '@/lib/paging';

type Named = { id: string; name: string };

export const ownersQuery = list<Named>('/users');
export const campaignNamesQuery = list<Named>('/campaigns', {}, 1000);
