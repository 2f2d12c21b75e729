import { z } from 'zod';
import { cleanLabel, cleanProse } from '../platform/written-text';
import { licenseWords } from './prose';

/**
 * What any source says about the catalogue, in one neutral shape. A hub's reader turns its own
 * format into these; `ingest` turns these into rows. Words that a taxonomy knows (tasks, licences,
 * languages, relations, metrics, domains) stay as the source wrote them: `ingest` maps them, so
 * that every hub is mapped by the same tables.
 */

const text = (max: number) => z.string().overwrite(cleanLabel).trim().min(1).max(max);
const words = (maxItems: number) => z.array(text(300)).max(maxItems).default([]);
const nullable = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);
const count = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** Ids that a hub of one's own may have: lower case, at most 40 characters. */
export const hubIdSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,39}$/);

/** A hub that nothing here reads: its records come in by files that somebody writes. */
export const ownHubSchema = z.object({
  kind: z.literal('hub'),
  id: hubIdSchema,
  name: text(200),
  url: nullable(z.url({ protocol: /^https?$/ }).max(2000)),
});
export type OwnHub = z.infer<typeof ownHubSchema>;

/**
 * Names a model or dataset by the hub that it lives on; the thing itself need not be in the
 * catalogue yet.
 */
export const referenceSchema = z.object({ hub: text(40), externalId: text(300) });
export type Reference = z.infer<typeof referenceSchema>;

const license = z.string().overwrite(cleanLabel).trim().min(1).overwrite(licenseWords);

/** Licences as the source wrote them, of weights, code and training data apart. */
const licensesSchema = z
  .object({ weights: nullable(license), code: nullable(license), data: nullable(license) })
  .prefault({});

const identity = {
  hub: text(40),
  /** The hub's own id, such as `google-bert/bert-base-uncased`. */
  externalId: text(300),
  /**
   * The hub's revision (a commit, a version); null when it has none: then the content's digest
   * stands in.
   */
  revision: nullable(text(200)),
  url: nullable(z.url().max(2000)),
  /**
   * Which of the ways of reading the hub it comes from, such as `listing` or `card`, where there
   * are several. What one says stands beside what another says; each replaces only its own.
   */
  source: nullable(text(40)),
  /**
   * Parts of that source that it has and others of the same source may lack, such as `cardData`: a
   * record replaces an earlier one only if it has all its parts and is no older.
   */
  parts: z
    .array(z.string().regex(/^[\w.-]{1,60}$/))
    .max(50)
    .default([]),
  /**
   * The same thing on other hubs, or under an older name on this one, where the source says so in a
   * field made for it. What a thing was converted, tuned or copied from is no such thing: that is a
   * base.
   */
  sameAs: z.array(referenceSchema).max(20).default([]),
  /** Owner on the hub; null when the hub has none for it. */
  publisher: nullable(text(200)),
  name: text(300),
  summary: nullable(z.string().overwrite(cleanProse).max(10_000)),
  licenses: licensesSchema,
  languages: words(500),
  tags: words(500),
  /** Task words, pipeline tags. */
  tasks: words(100),
  /** Domain slugs, names or aliases that the source states. */
  domains: words(50),
  /** Whether the hub asks who wants the files for name or consent; null where it does not say. */
  gated: nullable(z.boolean()),
  /** Whether the hub has closed access to it; null where it does not say. */
  disabled: nullable(z.boolean()),
  /** Whether the hub shows it to those only whom its owner names. */
  private: z.boolean().default(false),
  downloads: nullable(count),
  likes: nullable(count),
  /** When downloads and likes were counted, ISO 8601; null where the source does not say. */
  countedAt: nullable(z.iso.datetime({ offset: true })),
  /** ISO 8601. */
  createdAt: nullable(z.iso.datetime({ offset: true })),
  updatedAt: nullable(z.iso.datetime({ offset: true })),
  /** The source's record, kept with the origin. */
  raw: z.unknown().default(null),
};

/**
 * The unit that a source states for a figure: `percent` of one (or of the scale's 100), or `scale`,
 * the metric's own. Left out where it states none: then the metric's scale and the figures beside
 * it decide.
 */
const figureUnit = z.enum(['percent', 'scale']).optional();

const evaluationSchema = z.object({
  dataset: nullable(referenceSchema),
  /**
   * The part of the dataset that was measured on, such as a language or one of its tasks (the Hub's
   * `config` or `args`); left out where the source names none.
   */
  subset: text(200).optional(),
  /** The dataset's revision, where the source names one. */
  datasetRevision: text(200).optional(),
  task: nullable(text(300)),
  split: nullable(text(100)),
  metric: text(300),
  value: z.number(),
  unit: figureUnit,
  verified: z.boolean().default(false),
  /** Key of a study record, where the figure is published. */
  study: nullable(text(100)),
  sourceUrl: nullable(z.url().max(2000)),
});

const MAX_SIGNATURE_CHARACTERS = 100_000;

/**
 * Tensors in the form of an MLflow signature: a list of columns, or of tensors with a `tensor-spec`
 * (`tensors.ts`).
 */
const signatureSchema = z
  .json()
  .refine(
    (value) => JSON.stringify(value).length <= MAX_SIGNATURE_CHARACTERS,
    `must have at most ${MAX_SIGNATURE_CHARACTERS} characters as JSON`,
  );
export type Signature = z.infer<typeof signatureSchema>;

export const modelRecordSchema = z.object({
  kind: z.literal('model'),
  ...identity,
  /** IMAGE, TEXT, ...; empty: follows from the tasks. */
  inputModalities: words(9),
  outputModalities: words(9),
  architectureFamily: nullable(text(100)),
  architectureName: nullable(text(200)),
  parameterCount: nullable(count),
  inputSignature: nullable(signatureSchema),
  outputSignature: nullable(signatureSchema),
  libraries: words(50),
  /**
   * How the weights are kept, as files and configuration show it: `gguf`, `awq`, `4-bit`,
   * `adapter`. It tells how a model was made from its bases where the source does not.
   */
  weightForms: words(20),
  trainings: z
    .array(z.object({ dataset: referenceSchema, role: z.enum(['PRETRAINING', 'FINE_TUNING']) }))
    .max(1000)
    .default([]),
  /**
   * What the model was made from; `relation` is the source's own word, null when it gives none.
   * `inferred` is what a catalogue that exported the record took it for then.
   */
  bases: z
    .array(z.object({ base: referenceSchema, relation: nullable(text(100)), inferred: text(40).optional() }))
    .max(200)
    .default([]),
  evaluations: z.array(evaluationSchema).max(5000).default([]),
  artifacts: z
    .array(
      z.object({
        uri: z.string().trim().min(1).max(2000),
        format: nullable(text(100)),
        sizeBytes: nullable(count),
        sha256: nullable(z.string().regex(/^[0-9a-f]{64}$/)),
      }),
    )
    .max(5000)
    .default([]),
});
export type ModelRecord = z.infer<typeof modelRecordSchema>;

export const datasetRecordSchema = z.object({
  kind: z.literal('dataset'),
  ...identity,
  /** Modalities of what a model would be given: IMAGE, TEXT, ... */
  modalities: words(9),
  /** Classes that are told apart, for classification. */
  classes: nullable(count),
  /** Labelled examples in the training split. */
  trainingExamples: nullable(count),
});
export type DatasetRecord = z.infer<typeof datasetRecordSchema>;

const studyFields = z.object({
  kind: z.literal('study'),
  /** Letters, digits and `._:-`, such as `openmmlab-mask-rcnn`. */
  key: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/),
  title: text(500),
  url: nullable(z.url().max(2000)),
  doi: nullable(text(200)),
  repository: nullable(text(500)),
  license: nullable(text(100)),
  year: nullable(z.number().int().min(1950).max(2100)),
  /** How the study asks to be cited, in one line. */
  citation: nullable(text(2000)),
});
export const studyRecordSchema = studyFields.refine(
  ({ url, doi, repository, citation }) => (url ?? doi ?? repository ?? citation) !== null,
  'must be findable: url, doi, repository or citation',
);
export type StudyRecord = z.infer<typeof studyRecordSchema>;

export const transferResultRecordSchema = z.object({
  kind: z.literal('transferResult'),
  study: text(100),
  base: referenceSchema,
  adapted: nullable(referenceSchema),
  target: referenceSchema,
  split: nullable(text(100)),
  protocol: z.enum(['FINE_TUNE', 'LINEAR_PROBE', 'FROZEN', 'ZERO_SHOT']),
  metric: text(100),
  value: z.number(),
  unit: figureUnit,
  /**
   * The least and the greatest figure, without sign and apart from 0, by this metric in the same
   * table; left out where the record is of no table.
   */
  figuresBeside: z.tuple([z.number(), z.number()]).optional(),
  trainingExamples: nullable(count),
  recipe: nullable(text(500)),
  seed: nullable(z.number().int()),
  /** The same measurement of a model trained from scratch, in the metric's unit. */
  scratchBaseline: nullable(z.number()),
});
export type TransferResultRecord = z.infer<typeof transferResultRecordSchema>;

export type CatalogRecord = ModelRecord | DatasetRecord | StudyRecord | TransferResultRecord;

/**
 * What a problem tells of beside the record that its `id` names. It decides whether the problem is
 * kept with its hub, where others read it; it is neither printed nor stored.
 */
export interface ProblemSubject {
  /** Whether the record is private at its hub, or something that the problem tells of is hidden. */
  readonly isPrivate?: boolean;
  readonly names?: readonly Reference[];
  /** The results that a problem with a `count` stands for, each with its id and what it names. */
  readonly each?: readonly { readonly id: string; readonly names: readonly Reference[] }[];
}

/** What a reader could not use, and why: reported, never silently dropped. */
export interface RecordProblem {
  hub: string;
  /** The hub's id of the record, or its place (`line 17`) when it has none. */
  id: string;
  field: string | null;
  message: string;
  /** The message without what differs from record to record; left out where nothing does. */
  reason?: string;
  /**
   * `skipped`: the whole record is left out; `ignored`: the field is; `corrected`: the record says
   * another value than before, and went in; `suspect`: it went in, but looks wrong beside others;
   * `leftOut`: it is not wanted: the description of a table says that such rows are no results, or
   * the record is private.
   */
  action: 'skipped' | 'ignored' | 'corrected' | 'suspect' | 'leftOut';
  /** How many rows or records it stands for; left out: one. */
  count?: number;
  /** Left out where it tells of nothing but its record. */
  subject?: ProblemSubject;
}

/**
 * A study comes before what cites it; models, datasets and results come in any order. A record of a
 * hub that the catalogue need not know comes with that hub.
 */
export type HubItem =
  { kind: 'record'; record: CatalogRecord; ownHub?: OwnHub } | { kind: 'problem'; problem: RecordProblem };
