import type { Asset, AssetKind, Draft } from './api/assets';

const parts: Record<AssetKind, (keyof Draft)[]> = {
  templates: ['subject', 'html', 'mjml', 'text'],
  forms: ['fields', 'submitLabel', 'thanks'],
  pages: ['title', 'slug', 'html', 'formId', 'eventId', 'button', 'onButton', 'published'],
  events: ['startsAt', 'endsAt', 'capacity', 'location'],
  links: ['url'],
};

const beginnings: Record<AssetKind, Partial<Draft>> = {
  templates: { html: '<p>{{ person.firstName | default: "Hello" }},</p>\n<p></p>' },
  forms: { fields: [{ key: 'email', type: 'email', required: true }] },
  pages: { published: true },
  events: {},
  links: {},
};

/** What the form of a kind begins with. */
export function draftOf(kind: AssetKind, asset?: Asset): Draft {
  if (!asset) return { name: '', ...beginnings[kind] };
  const kept = parts[kind].map((part) => [part, asset[part] ?? null]);
  return { name: asset.name, ...Object.fromEntries(kept) };
}

const blankless = (value: unknown) => (value === '' ? null : value);

/** What is sent: of what is there only what differs, of a new one what is filled. */
export function sent(kind: AssetKind, draft: Draft, asset?: Asset): Draft {
  const was = asset && draftOf(kind, asset);
  const entries = (['name', ...parts[kind]] as (keyof Draft)[])
    .map((part) => [part, blankless(draft[part] ?? null)] as const)
    .filter(([part, value]) =>
      was ? JSON.stringify(value) !== JSON.stringify(blankless(was[part] ?? null)) : value !== null,
    );
  return Object.fromEntries(entries) as Draft;
}
