import { useQuery } from '@tanstack/react-query';
import { customFieldsQuery } from '@/lib/fields';
import { type Choices, fieldsOf } from '@/ui/rule/fields';
import { campaignsQuery } from './api/choices';
import { listsQuery } from './api/lists';

/** What a rule may name, and the names behind its ids. */
export function useChoices() {
  const { data: custom = [] } = useQuery(customFieldsQuery);
  const { data: campaigns = [] } = useQuery(campaignsQuery);
  const { data: lists = [] } = useQuery(listsQuery);
  const choices: Choices = {
    fields: fieldsOf(['person', 'company'], custom),
    people: { campaigns, lists },
  };
  const nameOf = (key: string) =>
    choices.fields.find(({ path }) => path === key)?.label ??
    [...campaigns, ...lists].find(({ id }) => id === key)?.name;
  return { choices, nameOf };
}
