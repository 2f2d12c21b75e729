import table from './data/well-known-datasets.json';
import type { Reference } from './records';

/**
 * A public benchmark under the id that the starter catalogue gives it, and the split that its
 * figures are of.
 */
export interface WellKnownDataset {
  reference: Reference;
  split: string;
}

const normal = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
const BY_NAME = new Map(
  table.flatMap(({ hub, externalId, split, names }) =>
    names.map((name): [string, WellKnownDataset] => [name, { reference: { hub, externalId }, split }]),
  ),
);

/**
 * The benchmark that result tables call `name`, whatever its case and punctuation; null when it is
 * not known.
 */
export const wellKnownDataset = (name: string): WellKnownDataset | null => BY_NAME.get(normal(name)) ?? null;
