import { useT } from '@/lib/i18n';
import { Steps as Way } from '@/ui/Steps';

export const steps = ['upload', 'map', 'dryRun', 'result'] as const;
export type StepName = (typeof steps)[number];

export function Steps({ current }: { current: StepName }) {
  const t = useT();
  return <Way current={current} steps={steps.map((key) => ({ key, text: t(`imports.${key}`) }))} />;
}
