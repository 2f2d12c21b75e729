import { z } from 'zod';
import { VISIBILITIES } from '../../access';
import { MODALITIES } from '../../catalog';
import { count, label, name, optional, plainText, prose, reference, url } from '../../platform/input-rules';
import { isStorable } from '../../platform/written-text';

/** What is registered here. Left out: unknown, or as it was. Null: unknown. */

const words = z.array(label(300)).max(100, 'At most 100').nullish();
const modalities = z.array(z.enum(MODALITIES)).nullish();
const licence = optional(plainText(300));
const summary = prose(10_000).nullish();

const sharedFacts = {
  summary,
  url: url.nullish(),
  tasks: words,
  languages: words,
  tags: words,
  domains: z.array(reference).max(50, 'At most 50').nullish(),
};

/** Every key and text of a JSON value, one after the other. */
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, item]) => `${key}\n${textOf(item)}`)
    .join('\n');
};

/** Left out or null: as it was; of a new thing, for everybody. */
const visibility = z.enum(VISIBILITIES).nullish();

/** Tensors with their names, types and shapes; a few hundred at most. */
const signature = z
  .json()
  .refine((value) => isStorable(textOf(value)), 'Must not hold control codes')
  .refine((value) => JSON.stringify(value).length <= 100_000, 'Must have at most 100000 characters as JSON')
  .nullish();

const artifact = z.object({
  uri: plainText(2000),
  format: optional(plainText(100)),
  size: optional(count),
  sha256: optional(z.string().regex(/^[0-9a-f]{64}$/, 'Must be 64 hexadecimal digits in lower case')),
});

const modelFacts = {
  ...sharedFacts,
  inputModalities: modalities,
  outputModalities: modalities,
  libraries: words,
  architecture: z.object({ family: optional(label(100)), name: optional(label(200)) }).nullish(),
  parameterCount: count.nullish(),
  licenses: z.object({ weights: licence, code: licence, data: licence }).nullish(),
  inputSignature: signature,
  outputSignature: signature,
  version: label(200).nullish(),
  artifacts: z.array(artifact).max(1000, 'At most 1000').nullish(),
};

const datasetFacts = {
  ...sharedFacts,
  modalities,
  license: plainText(300).nullish(),
  classes: count.pipe(z.number().max(2_147_483_647, 'Must be at most 2147483647')).nullish(),
  trainingExamples: count.nullish(),
};

export const modelRegisterSchema = z.object({ publisher: reference, name, visibility, ...modelFacts });
export const modelUpdateSchema = z.object({
  model: reference,
  publisher: reference.optional(),
  visibility,
  name: name.optional(),
  ...modelFacts,
});
export const datasetRegisterSchema = z.object({ publisher: reference, name, visibility, ...datasetFacts });
export const datasetUpdateSchema = z.object({
  dataset: reference,
  publisher: reference.optional(),
  visibility,
  name: name.optional(),
  ...datasetFacts,
});

export type ModelFacts = Omit<z.infer<typeof modelUpdateSchema>, 'model' | 'publisher' | 'visibility'>;
export type DatasetFacts = Omit<z.infer<typeof datasetUpdateSchema>, 'dataset' | 'publisher' | 'visibility'>;
