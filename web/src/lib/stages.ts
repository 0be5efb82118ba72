/** The stages of a person in their order. */
export const stages = [
  'visitor',
  'known',
  'engaged',
  'lead',
  'marketingQualified',
  'salesQualified',
  'opportunity',
  'customer',
];
export const allStages = [...stages, 'disqualified'];
