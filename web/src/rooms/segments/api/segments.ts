import { list } from '@/lib/paging';

export type Segment = {
  id: string;
  name: string;
  sentence?: string | null;
  updatedAt?: string | null;
};

export const segmentsQuery = list<Segment>('/segments');
