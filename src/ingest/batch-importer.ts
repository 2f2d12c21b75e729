import type { Encoder } from '../embedding';
import type { DatasetRecord, ModelRecord, RecordProblem, TransferResultRecord } from '../hubs';
import type { Database, SqlExecutor } from '../platform/database';
import { DerivedResultRepository } from '../transfer';
import { applyPlan, type Applied } from './apply/apply-plan';
import { loadKnownCatalog } from './apply/known-catalog.repository';
import { previewResults, saveResults, type ResultChanges } from './apply/result.repository';
import type { Vocabulary } from './describe';
import { describeResults, keysOfResult, nameOfResult, type DescribedResult } from './describe-results';
import { refreshEmbeddings } from './embeddings/refresh-embeddings';
import { nameOfThing } from './name-of-thing';
import { emptyPlan, keyText, type ImportPlan, type Kind, type ThingKey } from './plan';
import { reconcile } from './reconcile';
import { keyOfRecord, namesOfStub, referencesOf } from './record-keys';
import { ResultLedger } from './result-ledger';
import { slugCandidates } from './slug';

type ThingRecord = ModelRecord | DatasetRecord;
/** What goes into batches; studies are written before them. */
export type BatchRecord = ThingRecord | TransferResultRecord;
/** A record as it is written: results in the catalogue's terms. */
type BatchItem = ThingRecord | DescribedResult;

/** The outcome of a batch. */
export interface BatchOutcome {
  plan: ImportPlan;
  /** Null when there was nothing to write. */
  applied: Applied | null;
  results: ResultChanges;
  /** Results of bases that are derived from evaluations of models made from them. */
  derivedResults: number;
}

/** Classes of SQLSTATE for faults of the data: unusable values, broken constraints, sizes. */
const DATA_FAULTS = /^(?:22|23|54)/;

/** Planning does no input or output, so only the content of a record can make it fail. */
class UnplannableError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Turns batches of records into rows: one transaction each, a fixed number of statements. */
export class BatchImporter {
  /** An importer serves one run, because this remembers what the source has already said. */
  private readonly ledger = new ResultLedger();

  constructor(
    private readonly database: Database,
    private readonly encoder: Encoder,
    private readonly vocabulary: Vocabulary,
    /** Null when results are derived later, after everything is imported. */
    private readonly derived: DerivedResultRepository | null = new DerivedResultRepository(),
  ) {}

  /** What a batch would change; writes nothing. */
  preview(records: readonly BatchRecord[]): Promise<BatchOutcome[]> {
    return this.each(records, async (part) => {
      const { things, results } = apart(part);
      return {
        plan: await this.plan(things, this.database, results),
        applied: null,
        results: await previewResults(this.database, results),
        derivedResults: 0,
      };
    });
  }

  /** Writes a batch, whole or not at all. */
  write(records: readonly BatchRecord[]): Promise<BatchOutcome[]> {
    return this.each(records, (part) => this.writeWhole(part));
  }

  private async each(
    records: readonly BatchRecord[],
    work: (part: readonly BatchItem[]) => Promise<BatchOutcome>,
  ): Promise<BatchOutcome[]> {
    const things = records.filter((record) => record.kind !== 'transferResult');
    const { results, problems } = describeResults(
      records.filter((record) => record.kind === 'transferResult'),
      this.vocabulary.taxonomies,
    );
    const { fresh, doubled } = this.ledger.take(results, problems);
    const items = [...things, ...fresh];
    const outcomes = items.length === 0 ? [] : await this.isolating(items, work);
    return [...outcomes, nothingBut(problems, doubled)];
  }

  /**
   * A batch that fails because of its records is halved until the record at fault is found: that
   * one is skipped and reported.
   */
  private async isolating(
    records: readonly BatchItem[],
    work: (part: readonly BatchItem[]) => Promise<BatchOutcome>,
  ): Promise<BatchOutcome[]> {
    try {
      return [await work(records)];
    } catch (error) {
      if (!(error instanceof UnplannableError) && !DATA_FAULTS.test(sqlStateOf(error))) throw error;
      const [only] = records;
      if (records.length === 1 && only !== undefined) return [nothingBut([refused(only, error)], 0)];
      const middle = Math.ceil(records.length / 2);
      const first = await this.isolating(records.slice(0, middle), work);
      return [...first, ...(await this.isolating(records.slice(middle), work))];
    }
  }

  /** @throws UnplannableError when a record cannot be planned */
  async plan(
    records: readonly ThingRecord[],
    sql: SqlExecutor,
    results: readonly DescribedResult[] = [],
  ): Promise<ImportPlan> {
    const named = uniqueKeys(results.flatMap(keysOfResult));
    const references = records.flatMap(referencesOf);
    const known = await loadKnownCatalog(sql, {
      keys: uniqueKeys([...records.map(keyOfRecord), ...references, ...named]),
      slugs: slugsOf(records, [...references, ...named]),
      bases: uniqueKeys(references.filter(({ kind }) => kind === 'MODEL')),
    });
    try {
      return reconcile(known, records, this.vocabulary, named);
    } catch (cause) {
      throw new UnplannableError(cause);
    }
  }

  private writeWhole(items: readonly BatchItem[]): Promise<BatchOutcome> {
    const { things, results } = apart(items);
    return this.database.transaction(async (transaction) => {
      const plan = await this.plan(things, transaction, results);
      const changes = plan.origins.length + plan.counters.length + plan.returned.length > 0;
      const applied = changes ? await applyPlan(transaction, plan) : null;
      const outcome = { plan, applied, results: await saveResults(transaction, results) };
      if (applied === null) return { ...outcome, derivedResults: 0 };
      const { lineage, trainings, evaluations, modelIds: models, datasetIds: datasets } = applied;
      // Reported results are written first: nothing is derived where a result of the same key is
      // recorded.
      const derivedResults =
        this.derived !== null && lineage + trainings + evaluations > 0
          ? await this.derived.derive(transaction, models)
          : 0;
      await refreshEmbeddings(transaction, this.encoder, { models, datasets });
      return { ...outcome, derivedResults };
    });
  }
}

/** Separates the things and the results of a batch. */
function apart(items: readonly BatchItem[]): { things: ThingRecord[]; results: DescribedResult[] } {
  const things: ThingRecord[] = [];
  const results: DescribedResult[] = [];
  for (const item of items) {
    if ('kind' in item) things.push(item);
    else results.push(item);
  }
  return { things, results };
}

function uniqueKeys(keys: readonly ThingKey[]): ThingKey[] {
  const byText = new Map(keys.map((key) => [keyText(key), key]));
  return [...byText.values()];
}

function slugsOf(records: readonly ThingRecord[], references: readonly ThingKey[]): Map<Kind, string[]> {
  const named = [
    ...records.map((record) => ({
      key: keyOfRecord(record),
      publisher: record.publisher,
      name: record.name,
    })),
    ...references.map((key) => ({ key, ...namesOfStub(key) })),
  ];
  const slugs = new Map<Kind, string[]>([
    ['MODEL', []],
    ['DATASET', []],
  ]);
  for (const { key, publisher, name } of named) {
    slugs.get(key.kind)?.push(...slugCandidates(key, publisher, name).map((slug) => slug.toLowerCase()));
  }
  return slugs;
}

/**
 * SQLSTATE of a refusal by the database; drivers differ in the class of their errors, not in this.
 */
const sqlStateOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

function refused(item: BatchItem, error: unknown): RecordProblem {
  return {
    ...('kind' in item ? nameOfThing(item) : nameOfResult(item)),
    field: null,
    message: `is refused: ${messageOf(error)}`,
    reason: `is refused: ${sqlStateOf(error) || 'unforeseen'}`,
    action: 'skipped',
  };
}

/** The outcome of records that changed nothing. */
const nothingBut = (problems: RecordProblem[], unchangedResults: number): BatchOutcome => ({
  plan: { ...emptyPlan(), problems },
  applied: null,
  results: { created: 0, corrections: [], unchanged: unchangedResults, unknown: 0 },
  derivedResults: 0,
});
