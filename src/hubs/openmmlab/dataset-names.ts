import type { Reference } from '../records';
import known from './data/datasets.json';

export const OPENMMLAB = 'openmmlab';

const KNOWN = new Map(
  known.flatMap(({ hub, externalId, names }) =>
    names.map((name) => [name.toLowerCase(), { hub, externalId }] as const),
  ),
);
/**
 * Headings, dashes, links to pictures: what tables left behind when metafiles were made of them.
 */
const NO_NAME = /^(?:#|-+$|\[|!|unknown$|none$|n\/a$)/i;

/** The dataset that a metafile names, where it lives; null for what is no name of a dataset. */
export function datasetReference(written: string): Reference | null {
  const name = written.replace(/\s+/g, ' ').trim();
  if (name === '' || name.length > 200 || NO_NAME.test(name)) return null;
  return KNOWN.get(name.toLowerCase()) ?? { hub: OPENMMLAB, externalId: name };
}

/** As `datasetReference`, for the names alone that are known to be of datasets. */
export const knownDataset = (written: string): Reference | null =>
  KNOWN.get(written.trim().toLowerCase()) ?? null;
