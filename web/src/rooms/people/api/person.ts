import { one } from '@/lib/paging';
import type { Person } from './people';

export const personQuery = (id: string) => one<Person>(`/people/${id}`);
