import { z } from 'zod';
import { MODALITIES, PRECISIONS } from '../../catalog';
import { compareText } from '../../platform/compare-text';
import { PROTOCOLS } from '../../transfer';
import { LICENSE_POLICIES, type CheckedQuestion } from '../question/question';

/**
 * A checked question as `checkQuestion` wrote it out; what a later version asks for and an earlier
 * one did not is an error.
 */
const questionSchema = z.object({
  target: z.object({ kind: z.enum(['domain', 'dataset', 'description']), value: z.string() }),
  task: z.string().nullable(),
  modality: z.enum(MODALITIES).nullable(),
  classes: z.number().nullable(),
  trainingExamples: z.number().nullable(),
  protocol: z.enum(PROTOCOLS).nullable(),
  first: z.number(),
  // Receipts of earlier versions have none.
  measured: z
    .array(
      z.object({
        base: z.string(),
        value: z.number(),
        metric: z.string().nullable(),
        protocol: z.enum(PROTOCOLS).nullable(),
      }),
    )
    .default([]),
  constraints: z.object({
    maxParameters: z.number().nullable(),
    maxMemoryBytes: z.number().nullable(),
    precision: z.enum(PRECISIONS),
    licensePolicy: z.enum(LICENSE_POLICIES),
    includeDataLicense: z.boolean(),
    licenses: z.array(z.string()),
    libraries: z.array(z.string()),
    languages: z.array(z.string()),
    excludePublishers: z.array(z.string()),
    minEvidence: z.number(),
  }),
}) satisfies z.ZodType<CheckedQuestion>;

/** The question of a receipt; null where this version cannot read what another wrote. */
export function readQuestion(input: unknown): CheckedQuestion | null {
  const { data } = questionSchema.safeParse(input);
  return data ?? null;
}

const rankedSchema = z.object({
  recommendations: z.array(
    z.object({
      baseId: z.number(),
      siblings: z.object({ slugs: z.array(z.string()) }).optional(),
    }),
  ),
});

/**
 * The place of a base in the answer of a receipt, from 1; folded ones have that of their best. Null
 * where it was not named.
 */
export function recommendedRank(output: unknown, base: { id: number; slug: string }): number | null {
  const { data } = rankedSchema.safeParse(output);
  const place = data?.recommendations.findIndex(
    ({ baseId, siblings }) => baseId === base.id || siblings?.slugs.includes(base.slug) === true,
  );
  return place === undefined || place < 0 ? null : place + 1;
}

/** Whether two values are the same as JSON, whatever the order of their keys. */
const isSameJson = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/**
 * Whether an answer has the figures that a receipt holds; what the version that wrote it did not
 * record yet is not compared.
 */
export function isSameOutput(now: unknown, stored: unknown): boolean {
  const { data: recorded } = outputSchema.safeParse(stored);
  const { data: output } = outputSchema.safeParse(now);
  if (recorded === undefined || output === undefined) return isSameJson(now, stored);
  const compared = Object.entries(output).filter(([name]) => name in recorded || !LATER_PARTS.has(name));
  return isSameJson(Object.fromEntries(compared), recorded);
}

const outputSchema = z.record(z.string(), z.unknown());
/** Parts of an answer that earlier versions did not record. */
const LATER_PARTS = new Set(['understood', 'standing', 'unsuitedCount', 'expectedCorrelation']);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => compareText(a, b)))
      : part,
  );
