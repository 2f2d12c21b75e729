import { z } from 'zod';
import type { Reference } from '../../hubs';
import { StarterFiles } from '../starter/starter-files';

const datasetSchema = z.object({
  hub: z.string(),
  externalId: z.string(),
  domains: z.array(z.string()).default([]),
});

const keyOf = ({ hub, externalId }: Reference): string => `${hub}\n${externalId}`;
let subjects: ReadonlyMap<string, readonly string[]> | null = null;

/**
 * Slugs of the domains that the starter catalogue states for a dataset; none for any other dataset.
 * Reads its files once.
 */
export function subjectsOfDataset(dataset: Reference): readonly string[] {
  subjects ??= new Map(
    new StarterFiles()
      .folder('datasets')
      .flatMap(({ text }) => z.array(datasetSchema).parse(JSON.parse(text)))
      .map((one) => [keyOf(one), one.domains]),
  );
  return subjects.get(keyOf(dataset)) ?? [];
}
