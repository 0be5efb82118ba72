import { useQuery } from '@tanstack/react-query';
import { customFieldsQuery } from '@/lib/fields';
import { type Choices, fieldsOf, type Holder } from '@/ui/rule/fields';
import type { RuleSubject } from './api/rules';
import { vocabularyQuery } from './api/vocabulary';

/** The records at hand when a rule is asked, the subject's own fields first. */
const holders: Record<RuleSubject, Holder[]> = {
  campaign: ['campaign'],
  member: ['member', 'person', 'company', 'campaign'],
};

/** What a rule about a campaign or a member may compare. */
export function useRuleChoices() {
  const { data: custom = [] } = useQuery(customFieldsQuery);
  const { data: vocabulary } = useQuery(vocabularyQuery);
  const keys = (named: { key: string }[]) => named.map(({ key }) => key);
  const known: Record<string, string[]> = vocabulary
    ? {
        'campaign.type': keys(vocabulary.types),
        'campaign.status': keys(vocabulary.statuses),
      }
    : {};
  const choicesFor = (subject: RuleSubject): Choices => ({
    fields: fieldsOf(holders[subject], custom, known),
  });
  const nameOf = (key: string) =>
    choicesFor('member').fields.find(({ path }) => path === key)?.label;
  return { choicesFor, nameOf };
}
