import { z } from 'zod';
import { referenceSchema, studyRecordSchema } from '../records';

/**
 * How a table of results is to be read: the study that it is of, which column says what, and what
 * its words stand for. A JSON file beside the table, or one that ships with the project.
 */

const word = z.string().trim().min(1);
const words = z.array(z.union([z.string(), z.number().transform(String)])).min(1);

/** A regular expression as text. */
const pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(text);
  } catch {
    context.addIssue({ code: 'custom', message: `is no regular expression: ${text}` });
    return z.NEVER;
  }
});

const sameForAll = z.strictObject({
  value: z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]),
});
/**
 * A column, a part of its cells (the first group of the pattern), or what is the same for all rows.
 */
const cell = z.union([word, sameForAll, z.strictObject({ column: word, pattern: pattern.optional() })], {
  error: (issue) =>
    issue.input === undefined
      ? 'is missing: say the column, or { "value": ... } where it is the same for all rows'
      : 'must be the name of a column, { "value": ... } or { "column": ..., "pattern": ... }',
});
export type CellSource = z.infer<typeof cell>;

const columnsSchema = z.strictObject({
  base: cell,
  target: cell,
  split: cell.optional(),
  protocol: cell,
  metric: cell,
  value: cell,
  trainingExamples: cell.optional(),
  recipe: cell.optional(),
  seed: cell.optional(),
  higherIsBetter: cell.optional(),
  /** Of the target. */
  task: cell.optional(),
  /** Of the target. */
  description: cell.optional(),
});
export type Field = keyof z.infer<typeof columnsSchema>;

/** What the table's names stand for; null: what is called so is left out. */
const namesSchema = z.strictObject({
  /** The hub that names without one are on; left out: it follows from the name. */
  hub: word.optional(),
  names: z.record(z.string(), z.union([word, z.strictObject(referenceSchema.shape)]).nullable()).default({}),
  /** What becomes of names that are not listed: `keep` takes them for ids. */
  others: z.enum(['keep', 'leaveOut']).default('keep'),
});
export type Names = z.infer<typeof namesSchema>;

const protocolsSchema = z.record(
  z.string(),
  z
    .strictObject({
      protocol: z.enum(['FINE_TUNE', 'LINEAR_PROBE', 'FROZEN', 'ZERO_SHOT']),
      recipe: word.optional(),
    })
    .nullable(),
);

/** The value counts times `scale` plus `offset`: `{ "scale": -1, "offset": 1 }` of 1 - AUROC. */
const metricsSchema = z.record(
  z.string(),
  z
    .strictObject({ metric: word, scale: z.number().default(1), offset: z.number().default(0) })
    .refine(({ scale }) => scale !== 0, { path: ['scale'], message: 'must not be 0' })
    .nullable(),
);

const conditionFields = { column: word, values: words.optional(), pattern: pattern.optional() };
type Condition = z.infer<z.ZodObject<typeof conditionFields>>;
const saysWhat = ({ values, pattern: expression }: Condition): boolean =>
  (values === undefined) !== (expression === undefined);
const NEEDS_ONE = 'needs either "values" or "pattern"';

/**
 * Rows by what stands in a column: one of some values, or what a regular expression finds. Where
 * there is an `and`, its conditions must hold as well: one base on one kind of target.
 */
const ruleSchema = z
  .strictObject({
    ...conditionFields,
    and: z.array(z.strictObject(conditionFields).refine(saysWhat, NEEDS_ONE)).default([]),
    reason: word.optional(),
  })
  .refine(saysWhat, NEEDS_ONE);
export type Rule = z.infer<typeof ruleSchema>;
export type RuleCondition = Pick<Rule, 'column' | 'values' | 'pattern'>;

const scratchSchema = z.strictObject({
  bases: z.array(word).default([]),
  protocols: z.array(word).default([]),
});

export const studyDescriptionSchema = z
  .strictObject({
    study: studyRecordSchema.strict(),
    /** Values of the table's column `source` that this describes. */
    source: z.array(word).default([]),
    columns: columnsSchema,
    bases: namesSchema.prefault({}),
    targets: namesSchema.prefault({}),
    protocols: protocolsSchema.default({}),
    metrics: metricsSchema.default({}),
    /** Rows of what was trained from scratch: baselines, no results. */
    scratch: scratchSchema.prefault({}),
    /** Rows that count: what all of these hold for. */
    keep: z.array(ruleSchema).default([]),
    leaveOut: z.array(ruleSchema).default([]),
    /** How much of the table the starter catalogue takes; an import takes all. */
    sample: z.strictObject({ results: z.number().int().positive(), reason: word }).optional(),
  })
  .refine(
    ({ scratch, columns }) =>
      scratch.bases.length + scratch.protocols.length === 0 || columns.higherIsBetter !== undefined,
    {
      path: ['columns', 'higherIsBetter'],
      message: 'is missing: without it, the best row from scratch is not known',
    },
  );
export type StudyDescription = z.infer<typeof studyDescriptionSchema>;

/** The columns that a description speaks of, each once. */
export function columnsOf({ columns, keep, leaveOut }: StudyDescription): string[] {
  const ofFields = Object.values(columns).flatMap((source) =>
    source === undefined || (typeof source === 'object' && 'value' in source)
      ? []
      : [typeof source === 'string' ? source : source.column],
  );
  const ofRules = [...keep, ...leaveOut].flatMap((rule) => [rule, ...rule.and].map(({ column }) => column));
  return [...new Set([...ofFields, ...ofRules])];
}
