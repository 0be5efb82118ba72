import { useQuery } from '@tanstack/react-query';
import { campaignsQuery, type Field, fieldsQuery } from './api/choices';
import { listsQuery } from './api/lists';

type Named = { id: string; name: string };
export type Choices = { fields: Field[]; campaigns: Named[]; lists: Named[] };

/** What a rule may name, and the names behind its ids. */
export function useChoices() {
  const { data: fields = [] } = useQuery(fieldsQuery);
  const { data: campaigns = [] } = useQuery(campaignsQuery);
  const { data: lists = [] } = useQuery(listsQuery);
  const choices: Choices = {
    fields: fields.filter(({ subject }) => subject === 'person'),
    campaigns,
    lists,
  };
  const nameOf = (id: string) => [...campaigns, ...lists].find((each) => each.id === id)?.name;
  return { choices, nameOf };
}
