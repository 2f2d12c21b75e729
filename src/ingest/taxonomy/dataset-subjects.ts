import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Reference } from '../../hubs';

const FILE = path.join(__dirname, '..', 'starter', 'data', 'datasets.json');
const datasetSchema = z.object({
  hub: z.string(),
  externalId: z.string(),
  domains: z.array(z.string()).default([]),
});

const keyOf = ({ hub, externalId }: Reference): string => `${hub}\n${externalId}`;
let subjects: ReadonlyMap<string, readonly string[]> | null = null;

/**
 * Slugs of the domains that the starter catalogue states for a dataset; none for any other dataset.
 * Reads its file once.
 */
export function subjectsOfDataset(dataset: Reference): readonly string[] {
  subjects ??= new Map(
    z
      .array(datasetSchema)
      .parse(JSON.parse(readFileSync(FILE, 'utf8')))
      .map((one) => [keyOf(one), one.domains]),
  );
  return subjects.get(keyOf(dataset)) ?? [];
}
