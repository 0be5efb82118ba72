import { useQuery } from '@tanstack/react-query';
import { customFieldsQuery } from '@/lib/fields';
import { whole } from '@/lib/paging';
import { type Choices, fieldsOf } from './fields';

type Named = { id: string; name: string };

const campaignsQuery = whole<Named>('/campaigns');
const listsQuery = whole<Named>('/lists');

/** What a rule about people may ask, and the names behind ids and custom fields. */
export function usePeopleChoices() {
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
