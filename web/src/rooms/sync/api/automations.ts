import { http } from '@/lib/http';
import { whole } from '@/lib/paging';

export type Automation = {
  id: string;
  name: string;
  /** Switched on there. */
  on: boolean;
  /** For people who are named, at a time for those whom it chooses, or only over there. */
  start: 'forPeople' | 'atATime' | 'there';
};
export type Wish = { status?: string; at?: string };

export const automationsQuery = (twinId: string) => ({
  ...whole<Automation>(`/twins/${twinId}/automations`),
  staleTime: 0,
});
export const startAutomation = (twinId: string, id: string, wish: Wish) =>
  http.post<{ name: string; people: number }>(`/twins/${twinId}/automations/${id}/start`, wish);
