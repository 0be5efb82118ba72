import type { Translate } from './i18n';

/** What stands for somebody of whom neither name nor address is known; no one reads a whole id. */
export const nameless = (id: string, t: Translate) => t('people.nameless', { id: id.slice(-6) });
