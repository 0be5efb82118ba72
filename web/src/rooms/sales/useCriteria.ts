import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { customFieldsQuery } from '@/lib/fields';
import { type Choices, fieldsOf } from '@/ui/rule/fields';
import {
  type Criterion,
  campaignNamesQuery,
  criteriaQuery,
  defineCriteria,
  listNamesQuery,
} from './api/criteria';

/** What a criterion may ask, and the names behind ids and custom fields. */
export function useCriteriaChoices() {
  const { data: custom = [] } = useQuery(customFieldsQuery);
  const { data: campaigns = [] } = useQuery(campaignNamesQuery);
  const { data: lists = [] } = useQuery(listNamesQuery);
  const choices: Choices = {
    fields: fieldsOf(['person', 'company'], custom),
    people: { campaigns, lists },
  };
  const nameOf = (key: string) =>
    choices.fields.find(({ path }) => path === key)?.label ??
    [...campaigns, ...lists].find(({ id }) => id === key)?.name;
  return { choices, nameOf };
}

/** Replaces the criteria, and reads them again. */
export function useDefine(onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (criteria: Criterion[]) => defineCriteria(criteria),
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: criteriaQuery.queryKey });
      onDone?.();
    },
  });
}
