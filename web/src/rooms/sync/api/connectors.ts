import { whole } from '@/lib/paging';
import type { AssetKind } from './assets';

export type Reach = 'in' | 'out' | 'both' | 'projected' | 'impossible';
export type Setting = { key: string; form: 'text' | 'number' | 'secret'; required: boolean };
export type Loss = { code: string; params?: Record<string, unknown> | null };
/** A field without which the other system makes no record, and what stands in for it. */
export type Requirement = { kind: string; field: string; standIn: string | null };
export type Connector = {
  key: string;
  name: string;
  settings: Setting[];
  /** What is a member’s status there, such as a response, comes with the members. */
  streams: { stream: string; reach: Reach | 'withMembers'; reason: string | null }[];
  losses: Loss[];
  requirements: Requirement[];
  /** Campaigns there can have automations that a person sets going. */
  automations: boolean;
  /** What a person can attach to a campaign there. */
  attachable: AssetKind[];
  /** What says itself to which campaign it belongs there. */
  belonging: AssetKind[];
};

export const connectorsQuery = { ...whole<Connector>('/connectors'), staleTime: 3_600_000 };
