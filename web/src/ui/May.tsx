import type { ReactNode } from 'react';
import { type Doing, useMay } from '@/lib/session';

type Props = { do: Doing; instead?: ReactNode; children: ReactNode };

/** What the reader's role may not do is not offered; the server refuses it all the same. */
export function May({ do: doing, instead = null, children }: Props) {
  return useMay()(doing) ? children : instead;
}
