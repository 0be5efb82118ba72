import { list, whole } from '@/lib/paging';

type Named = { id: string; name: string };

export const ownersQuery = whole<Named>('/users');
export const campaignNamesQuery = list<Named>('/campaigns', {}, 1000);
