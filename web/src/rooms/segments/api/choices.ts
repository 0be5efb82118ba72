import { list } from '@/lib/paging';

type Named = { id: string; name: string };

export const campaignsQuery = list<Named>('/campaigns');
