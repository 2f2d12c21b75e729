import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { MODALITIES, RIGHTS } from '../../catalog';
import { knownHubs, nameAndUnit, type HubDefinition } from '../../hubs';
import { LicenseText } from './license-text';
import type { MeasuredFigure, WrittenFigure } from './scale';
import { byEveryName, normalWord } from './words';

const aliases = z.array(z.string()).default([]);
const modalities = z.array(z.enum(MODALITIES)).default([]);
const right = z.enum(RIGHTS).default('UNKNOWN');

const taskSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable().default(null),
  aliases,
  inputModalities: modalities,
  outputModalities: modalities,
});
const licenseSchema = z.object({
  id: z.string(),
  spdxId: z.string().nullable().default(null),
  name: z.string(),
  url: z.string().nullable().default(null),
  commercialUse: right,
  derivatives: right,
  redistribution: right,
  copyleft: right,
  attribution: right,
  aliases,
});
const librarySchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string().nullable().default(null),
  aliases,
});
const metricSchema = z.object({
  id: z.string(),
  name: z.string(),
  direction: z.enum(['HIGHER', 'LOWER']),
  minimum: z.number().nullable().default(null),
  maximum: z.number().nullable().default(null),
  unit: z.string().nullable().default(null),
  /**
   * For metrics that are a share, where it may exceed 1 or is written both ways: what published
   * figures lie within, as fractions, and (`family`) which metrics one report gives on one scale.
   */
  share: z
    .strictObject({ least: z.number(), most: z.number(), family: z.string().optional() })
    .nullable()
    .default(null),
  /** What guessing gives, where that is known: one part in the number of classes. */
  chance: z.enum(['ONE_IN_CLASSES']).nullable().default(null),
  aliases,
  /** Where the metric is defined, for the maintainers of the data file. */
  source: z.url().nullable().default(null),
});

export type TaskTerm = z.infer<typeof taskSchema>;
export type LicenseTerm = z.infer<typeof licenseSchema>;
export type LibraryTerm = z.infer<typeof librarySchema>;
export type MetricTerm = z.infer<typeof metricSchema>;
export type HubTerm = Pick<HubDefinition, 'id' | 'name' | 'url'>;

/** The terms that every catalogue has, as they ship with the project. */
export interface TaxonomyTerms {
  tasks: readonly TaskTerm[];
  licenses: readonly LicenseTerm[];
  libraries: readonly LibraryTerm[];
  metrics: readonly MetricTerm[];
  hubs: readonly HubTerm[];
}

const DATA = path.join(__dirname, 'data');
const read = <T>(name: string, schema: z.ZodType<T>): T[] =>
  z.array(schema).parse(JSON.parse(readFileSync(path.join(DATA, `${name}.json`), 'utf8')));

/** Reads the terms from the data files beside this module; each hub brings its own. */
export const readTaxonomyTerms = (): TaxonomyTerms => ({
  tasks: read('tasks', taskSchema),
  licenses: read('licenses', licenseSchema),
  libraries: read('libraries', librarySchema),
  metrics: read('metrics', metricSchema),
  hubs: knownHubs().map(({ id, name, fullName = name, url }) => ({ id, name: fullName, url })),
});

/** Ids of the metrics whose value by guessing is one part in the number of classes. */
export const metricsOfClasses = (): string[] =>
  read('metrics', metricSchema).flatMap(({ id, chance }) => (chance === 'ONE_IN_CLASSES' ? [id] : []));

/**
 * Pipeline tags that the Hub has retired, with their replacements; the data files may have more.
 */
const RETIRED_TASKS: Record<string, string> = {
  'text2text-generation': 'text-generation',
  conversational: 'text-generation',
  'structured-data-classification': 'tabular-classification',
};

/** Finds the terms that raw words stand for. Pure: the same words always give the same terms. */
export class Taxonomies {
  private readonly tasks: ReadonlyMap<string, TaskTerm>;
  private readonly licenses: ReadonlyMap<string, LicenseTerm>;
  private readonly licenseText: LicenseText<LicenseTerm>;
  private readonly libraries: ReadonlyMap<string, LibraryTerm>;
  private readonly metrics: ReadonlyMap<string, MetricTerm>;
  private readonly taskIds: ReadonlySet<string>;

  constructor(readonly terms: TaxonomyTerms) {
    this.tasks = byEveryName(terms.tasks, ({ name, aliases: words }) => [name, ...words]);
    this.licenses = byEveryName(terms.licenses, (term) => [
      term.spdxId ?? term.id,
      term.name,
      ...term.aliases,
    ]);
    this.licenseText = new LicenseText(terms.licenses, (name) => this.licenses.get(name));
    this.libraries = byEveryName(terms.libraries, ({ name, aliases: words }) => [name, ...words]);
    this.metrics = byEveryName(terms.metrics, ({ name, aliases: words }) => [name, ...words]);
    this.taskIds = new Set(terms.tasks.map(({ id }) => id));
  }

  task(word: string): TaskTerm | null {
    const normal = normalWord(word);
    return this.tasks.get(normal) ?? this.tasks.get(RETIRED_TASKS[normal] ?? '') ?? null;
  }

  /**
   * Whether `word` is exactly a task's id: strict enough for words that may not be meant as tasks.
   */
  isTaskId(word: string): boolean {
    return this.taskIds.has(word);
  }

  library(word: string): LibraryTerm | null {
    return this.libraries.get(normalWord(word)) ?? null;
  }

  metric(word: string): MetricTerm | null {
    return this.metrics.get(normalWord(word)) ?? null;
  }

  /** The metric of a figure, by a word that may state the figure's unit: `WER (%)`. */
  measured(word: string, { value, unit }: WrittenFigure): MeasuredFigure | null {
    const known = this.metric(word);
    if (known !== null) return { metric: known, value, unit };
    const { name, isPercent } = nameAndUnit(word);
    const metric = isPercent ? this.metric(name) : null;
    return metric === null ? null : { metric, value, unit: unit ?? 'percent' };
  }

  /**
   * The licence that a text means: an id, a name, an SPDX id, the address of its page, a sentence
   * that gives it, or several of them that all mean the same licence. Null when it is not known, or
   * when the text names different licences without saying how they apply together.
   */
  license(text: string): LicenseTerm | null {
    const bare = this.licenseText.withoutAddresses(text) ?? text;
    const whole = this.licenses.get(normalWord(bare)) ?? this.licenseText.page(text);
    if (whole !== null) return whole;
    const parts = text.split(/\s*[,;]\s*/).map((part) => this.licenses.get(normalWord(part)) ?? null);
    const [first] = parts;
    if (first !== undefined && first !== null && parts.every((part) => part === first)) return first;
    return this.licenseText.find(text);
  }
}
