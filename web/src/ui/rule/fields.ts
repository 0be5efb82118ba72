import type { CustomField } from '@/lib/fields';
import { allStages } from '@/lib/stages';

export type FieldType = 'text' | 'number' | 'day' | 'moment' | 'bool' | 'pick' | 'money';
/** What a rule may compare; custom fields bring their label. */
export type RuleField = { path: string; type: FieldType; label?: string; options?: string[] };
export type Holder = 'person' | 'company' | 'campaign' | 'member';
type Named = { id: string; name: string };
export type Choices = {
  fields: RuleField[];
  /** Where a rule may also ask what somebody did, and where they are in. */
  people?: { campaigns: Named[]; lists: Named[] };
};

const own: Record<Holder, Record<string, FieldType | string[]>> = {
  person: {
    email: 'text',
    firstName: 'text',
    lastName: 'text',
    kind: ['lead', 'contact'],
    stage: allStages,
    language: ['en', 'fr', 'it', 'fi', 'de'],
    timeZone: 'text',
    createdAt: 'moment',
    updatedAt: 'moment',
  },
  company: { name: 'text', domain: 'text' },
  campaign: {
    name: 'text',
    code: 'text',
    style: ['sales', 'program', 'broadcast', 'journey'],
    type: 'text',
    status: 'text',
    description: 'text',
    objective: 'text',
    startDate: 'day',
    endDate: 'day',
    actualStartDate: 'day',
    actualEndDate: 'day',
    budgetedCost: 'money',
    expectedCost: 'money',
    expectedRevenue: 'money',
    expectedSize: 'number',
    expectedResponsePercent: 'number',
  },
  member: {
    status: 'text',
    rank: 'number',
    responded: 'bool',
    success: 'bool',
    closed: 'bool',
    standing: ['active', 'queued', 'ended'],
    cause: ['manual', 'import', 'rule', 'behaviour', 'unknown'],
    reason: 'text',
  },
};

const customTypes: Record<CustomField['type'], FieldType> = {
  text: 'text',
  number: 'number',
  money: 'money',
  date: 'day',
  boolean: 'bool',
  pick: 'pick',
};

/** The fields of some holders, the installation's own included; `values` where a list is known. */
export function fieldsOf(
  holders: Holder[],
  custom: CustomField[],
  values: Record<string, string[]> = {},
): RuleField[] {
  return holders.flatMap((holder) => [
    ...Object.entries(own[holder]).map(([key, type]): RuleField => {
      const path = `${holder}.${key}`;
      const options = values[path] ?? (Array.isArray(type) ? type : undefined);
      return options
        ? { path, type: 'pick', options }
        : { path, type: Array.isArray(type) ? 'pick' : type };
    }),
    ...custom
      .filter(({ subject }) => subject === holder)
      .map(
        ({ key, label, type, options }): RuleField => ({
          path: `${holder}.fields.${key}`,
          label,
          type: customTypes[type],
          ...(options ? { options } : {}),
        }),
      ),
  ]);
}

export const holderOf = (path: string) => path.split('.')[0] as Holder;
export const typeOf = (what: string, fields: RuleField[]): FieldType =>
  fields.find(({ path }) => path === what)?.type ?? 'text';
