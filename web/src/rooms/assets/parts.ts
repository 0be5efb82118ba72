import type { Draft } from './api/assets';

export type Change = (part: Partial<Draft>) => void;
export type Part = { draft: Draft; change: Change; faults: Record<string, string> };

type TextPart =
  | 'subject'
  | 'html'
  | 'mjml'
  | 'submitLabel'
  | 'thanks'
  | 'title'
  | 'slug'
  | 'location'
  | 'url'
  | 'formId'
  | 'eventId';

/** Ties an input to a text of the draft. */
export const text = (
  part: TextPart,
  draft: Draft,
  change: Change,
  faults: Record<string, string>,
) => ({
  value: draft[part] ?? '',
  error: faults[part],
  onChange: (event: { currentTarget: { value: string } }) =>
    change({ [part]: event.currentTarget.value }),
});
