import { useLocalStorage } from '@mantine/hooks';
import { useKeeper } from './session';

export type Search = Record<string, string | undefined>;
export type View = { name: string; search: Search };
export type Density = 'comfortable' | 'compact';
export const densities: Density[] = ['comfortable', 'compact'];

/** How close the rows of all tables stand, for this person on this device. */
export function useDensity(): [Density, (density: Density) => void] {
  const [density, setDensity] = useLocalStorage<Density>({
    key: `unisono.density.${useKeeper()}`,
    defaultValue: 'comfortable',
    getInitialValueInEffect: false,
  });
  return [densities.includes(density) ? density : 'comfortable', setDensity];
}

const filled = (search: Search) =>
  Object.entries(search)
    .filter(([, value]) => value)
    .toSorted(([one], [other]) => one.localeCompare(other));

export const sameSearch = (one: Search, other: Search) =>
  JSON.stringify(filled(one)) === JSON.stringify(filled(other));

const isView = (value: unknown): value is View =>
  typeof value === 'object' && value !== null && 'name' in value && 'search' in value;

/** The filters of a table that this person has kept by name, on this device. */
export function useViews(table: string) {
  const [kept, setKept] = useLocalStorage<View[]>({
    key: `unisono.views.${table}.${useKeeper()}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const views = Array.isArray(kept) ? kept.filter(isView) : [];
  return {
    views,
    /** A view of the same name is replaced. */
    keep: (name: string, search: Search) =>
      setKept(
        [
          ...views.filter((view) => view.name !== name),
          { name, search: Object.fromEntries(filled(search)) },
        ].toSorted((one, other) => one.name.localeCompare(other.name)),
      ),
    drop: (name: string) => setKept(views.filter((view) => view.name !== name)),
  };
}
