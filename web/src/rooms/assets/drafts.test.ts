import { describe, expect, it } from 'vitest';
import { draftOf, sent } from './drafts';

const page = {
  id: '1',
  name: 'Join',
  title: 'Join us',
  slug: 'join',
  published: false,
  version: 3,
};

describe('drafts of assets', () => {
  it('send of a new one what is filled', () => {
    expect(sent('links', { name: 'Shop', url: 'https://example.org' })).toEqual({
      name: 'Shop',
      url: 'https://example.org',
    });
    expect(sent('events', { name: 'Fair', location: '' })).toEqual({ name: 'Fair' });
  });

  it('send of what is there only what differs, and null for what was emptied', () => {
    const draft = { ...draftOf('pages', page), title: '', published: true };
    expect(sent('pages', draft, page)).toEqual({ title: null, published: true });
  });
});
