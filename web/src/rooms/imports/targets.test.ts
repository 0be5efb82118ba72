import { describe, expect, it } from 'vitest';
import { idsFrom, mappingOf, matchesFor, newFieldFor, systemOf } from './targets';

const draft = {
  columns: { Mail: 'email', Score: 'fields.score', Rest: '' },
  match: 'email',
  campaignId: '',
  status: 'Sent',
  values: {},
  where: {},
};

describe('an import mapping', () => {
  it('leaves unmapped columns out, and the status without a campaign', () => {
    expect(mappingOf(draft, [], true)).toEqual({
      columns: { Mail: 'email', Score: 'fields.score' },
      match: 'email',
      dryRun: true,
      createFields: true,
    });
  });

  it('leaves rows out, and reads statuses from a column that goes nowhere else', () => {
    const mapping = mappingOf(
      { ...draft, campaignId: 'c1', values: { 'Cmp1:1': 'Bought' }, where: { Country: 'FI' } },
      [],
      false,
    );
    expect(mapping).toMatchObject({ values: { 'Cmp1:1': 'Bought' }, where: { Country: 'FI' } });
  });

  it('creates fields only when one is new', () => {
    expect(mappingOf(draft, [{ key: 'score', label: 'Score' }], false).createFields).toBe(false);
  });

  it('prefers an id of another system to the e-mail, and a row as the last resort', () => {
    expect(matchesFor({ A: 'email', B: 'externalIds.retail' })).toEqual([
      'externalIds.retail',
      'email',
      'row',
    ]);
  });

  it('says whose ids a column holds, and leaves out what a key may not hold', () => {
    expect(idsFrom('web shop!')).toBe('externalIds.webshop');
    expect(idsFrom('')).toBe('externalIds.own');
    expect(systemOf('externalIds.retail')).toBe('retail');
    expect(systemOf('externalIds.own')).toBe('');
    expect(systemOf('email')).toBeUndefined();
  });

  it('names a new field after its header', () => {
    expect(newFieldFor('Éducation (année)')).toBe('fields.educationAnnee');
  });
});
