import { z } from 'zod';
import type { BaseConstraintsInput, OwnResultInput, RecommendationTargetInput } from '../../schema-types';
import { SAYS, SETS } from '../schema-words.generated';

/** As many characters as the API takes in a description. */
const LONGEST_DESCRIPTION = 2000;
const LONGEST_WORD = 400;
const MOST_MEASURED = 100;

const word = z.string().min(1).max(LONGEST_WORD);
const count = z.int().min(0);
const words = z.array(word).min(1).max(MOST_MEASURED);

/** What an engineer knows of their own data, and of what they can use. */
const QUESTION = {
  description: z
    .string()
    .min(1)
    .max(LONGEST_DESCRIPTION)
    .optional()
    .describe(
      `${SAYS['RecommendationTargetInput.description']} Such as "classify pneumonia in chest x-rays". Exactly one of description, dataset and domain is needed.`,
    ),
  dataset: word
    .optional()
    .describe(`${SAYS['RecommendationTargetInput.dataset']} In place of a description.`),
  domain: word.optional().describe(`${SAYS['RecommendationTargetInput.domain']} In place of a description.`),
  task: word
    .optional()
    .describe(
      `${SAYS['RecommendBasesInput.task']} Such as image-classification; worked out when left out, so name it where you know it.`,
    ),
  modality: z.enum(SETS.Modality).optional().describe(SAYS['RecommendBasesInput.modality']),
  classes: z.int().min(1).optional().describe(SAYS['RecommendBasesInput.classes']),
  trainingExamples: count.optional().describe(SAYS['RecommendBasesInput.trainingExamples']),
  protocol: z.enum(SETS.Protocol).optional().describe(SAYS['RecommendBasesInput.protocol']),
  measured: z
    .array(
      z.strictObject({
        base: word.describe(SAYS['OwnResultInput.base']),
        value: z.number().describe(SAYS['OwnResultInput.value']),
        metric: word.optional().describe(SAYS['OwnResultInput.metric']),
        protocol: z.enum(SETS.Protocol).optional().describe(SAYS['OwnResultInput.protocol']),
      }),
    )
    .max(MOST_MEASURED)
    .optional()
    .describe(SAYS['RecommendBasesInput.measured']),
  maxParameters: z.int().min(1).optional().describe(SAYS['BaseConstraintsInput.maxParameters']),
  maxMemoryBytes: z.int().min(1).optional().describe(SAYS['BaseConstraintsInput.maxMemoryBytes']),
  precision: z.enum(SETS.Precision).optional().describe(SAYS['BaseConstraintsInput.precision']),
  licensePolicy: z.enum(SETS.LicensePolicy).optional().describe(SAYS['BaseConstraintsInput.licensePolicy']),
  libraries: words.optional().describe(SAYS['BaseConstraintsInput.libraries']),
  languages: words.optional().describe(SAYS['BaseConstraintsInput.languages']),
  excludePublishers: words.optional().describe(SAYS['BaseConstraintsInput.excludePublishers']),
  minEvidence: count.optional().describe(SAYS['BaseConstraintsInput.minEvidence']),
};

const TARGETS = ['description', 'dataset', 'domain'] as const;

/** What is asked about bases; each tool adds arguments of its own. */
export const question = z
  .strictObject(QUESTION)
  .refine((given) => TARGETS.filter((name) => given[name] !== undefined).length === 1, {
    path: ['description'],
    error: 'expected exactly one of "description", "dataset" and "domain"',
  });

type Question = z.output<typeof question>;

function targetOf({ description, dataset, domain }: Question): RecommendationTargetInput {
  if (dataset !== undefined) return { dataset };
  return domain === undefined ? { description: description ?? '' } : { domain };
}

const constraintsOf = (given: Question): BaseConstraintsInput => ({
  maxParameters: given.maxParameters,
  maxMemoryBytes: given.maxMemoryBytes,
  precision: given.precision,
  licensePolicy: given.licensePolicy,
  libraries: given.libraries,
  languages: given.languages,
  excludePublishers: given.excludePublishers,
  minEvidence: given.minEvidence,
});

/** What is asked, as the API takes it. */
export const askedOf = (given: Question) => ({
  target: targetOf(given),
  task: given.task,
  modality: given.modality,
  classes: given.classes,
  trainingExamples: given.trainingExamples,
  protocol: given.protocol,
  measured: given.measured satisfies OwnResultInput[] | undefined,
  constraints: constraintsOf(given),
});
