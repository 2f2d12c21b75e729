import {
  type CatalogRecord,
  type DatasetRecord,
  type HubItem,
  type ModelRecord,
  type OwnHub,
  type RecordProblem,
  type StudyRecord,
  studyRecordSchema,
  withFound,
} from '../hubs';
import type { Database } from '../platform/database';
import { refreshStatistics } from './apply/statistics.repository';
import { previewStudies, saveStudies, type StudyChanges } from './apply/study.repository';
import type { BatchImporter, BatchOutcome, BatchRecord } from './batch-importer';
import type { DeclaredHubs } from './declared-hubs';
import { nameOfResult } from './describe-results';
import { isShippedHub } from './hub-standing';
import { saveHub } from './hub.repository';
import type { ImportTally } from './import-report';
import type { ImportOptions } from './import-options';
import { ONLY_SOURCE } from './identity/sources';
import { nameOfThing } from './name-of-thing';
import { keyOfRecord } from './record-keys';
import type { ListingWatch } from './upstream/listing-watch';
import type { Listed } from './upstream/upstream.repository';

const BATCH_RECORDS = 500;
/** Raw records can be megabytes: a batch ends early when it holds many bytes. */
const BATCH_CHARACTERS = 8 * 1024 * 1024;

/**
 * Statistics are first refreshed after this many written records, then whenever their number has
 * doubled.
 */
const FIRST_STATISTICS = 1000;

interface Parts {
  importer: BatchImporter;
  /** Keys of the studies in the catalogue; those of the source are added as they are read. */
  studies: Set<string>;
  hubs: DeclaredHubs;
  tally: ImportTally;
  /** Told of all that is met, where the source is a whole hub. */
  watch: ListingWatch | null;
  options: ImportOptions;
}

/** One reading of one source: gathers its records into batches. */
export class ImportRun {
  private batch: BatchRecord[] = [];
  private listed: Listed[] = [];
  private studies: StudyRecord[] = [];
  private readonly previewed = new Set<string>();
  private readonly declared = new Set<string>();
  private characters = 0;
  private written = 0;
  private nextStatistics = FIRST_STATISTICS;

  constructor(
    private readonly database: Database,
    private readonly parts: Parts,
  ) {}

  /** Returns whether it was stopped on request. */
  async read(items: AsyncIterable<HubItem>): Promise<boolean> {
    const { options } = this.parts;
    for await (const item of items) {
      if (options.signal?.aborted === true) return true;
      if (item.kind === 'problem') this.takeProblem(item.problem);
      else await this.takeItem(item);
      if (this.isFull) await this.flush();
    }
    await this.flush();
    return options.signal?.aborted === true;
  }

  private get isFull(): boolean {
    const { batch, studies, listed, characters } = this;
    const longest = Math.max(batch.length + studies.length, listed.length, this.parts.tally.forHub.pending);
    return longest >= BATCH_RECORDS || characters >= BATCH_CHARACTERS;
  }

  private async takeItem({ record, ownHub }: Extract<HubItem, { kind: 'record' }>): Promise<void> {
    const { hubs, tally } = this.parts;
    if (ownHub !== undefined && !this.declared.has(ownHub.id)) await this.declare(ownHub);
    const checked = hubs.check(record);
    for (const problem of checked.problems) tally.addProblem(problem);
    if (checked.record !== null) this.take(checked.record);
  }

  /** A hub that ships with the project is known better here. */
  private async declare(hub: OwnHub): Promise<void> {
    this.declared.add(hub.id);
    this.parts.hubs.add(hub.id);
    if (this.parts.options.dryRun !== true && !isShippedHub(hub.id)) await saveHub(this.database, hub);
  }

  /** A record that could not be used is there all the same. */
  private takeProblem(problem: RecordProblem): void {
    const { hub, id: externalId, action } = problem;
    this.parts.tally.addProblem(problem);
    if (this.parts.watch !== null && action === 'skipped')
      this.listed.push({ hub, externalId, kind: null, source: ONLY_SOURCE });
  }

  private take(record: CatalogRecord): void {
    if (record.kind === 'study') this.takeStudy(record);
    else if (record.kind !== 'transferResult') this.takeThing(record);
    else if (this.parts.studies.has(record.study)) this.batch.push(record);
    else {
      const words = withFound('is no study that is known', JSON.stringify(record.study));
      this.parts.tally.addProblem({ ...nameOfResult(record), field: 'study', ...words, action: 'skipped' });
    }
  }

  private takeStudy(record: StudyRecord): void {
    const { success, error } = studyRecordSchema.safeParse(record);
    if (success) {
      this.parts.studies.add(record.key);
      this.studies.push(record);
      return;
    }
    const [issue] = error.issues;
    const field = issue?.path.join('.') ?? null;
    const message = issue?.message ?? 'is no study';
    this.parts.tally.addProblem({
      hub: this.parts.tally.hub,
      id: `study ${record.key}`,
      field: field === '' ? null : field,
      message,
      action: 'skipped',
    });
  }

  private takeThing(record: ModelRecord | DatasetRecord): void {
    if (this.parts.watch !== null)
      this.listed.push({ ...keyOfRecord(record), source: record.source ?? ONLY_SOURCE });
    const { since } = this.parts.options;
    if (since !== undefined && since !== null && record.updatedAt !== null) {
      if (Date.parse(record.updatedAt) < since.getTime()) {
        this.parts.tally.addNotNewer();
        return;
      }
    }
    this.batch.push(record.kind === 'model' ? this.withKnownStudies(record) : record);
    this.characters += JSON.stringify(record.raw)?.length ?? 0;
  }

  /** Evaluations whose study is not known are kept, without the study. */
  private withKnownStudies(record: ModelRecord): ModelRecord {
    const isKnown = (study: string | null) => study === null || this.parts.studies.has(study);
    if (record.evaluations.every(({ study }) => isKnown(study))) return record;
    const evaluations = record.evaluations.map((evaluation, place) => {
      if (isKnown(evaluation.study)) return evaluation;
      const field = `evaluations.${place}.study`;
      const words = withFound('is no study that is known', JSON.stringify(evaluation.study));
      const names = evaluation.dataset === null ? [] : [evaluation.dataset];
      this.parts.tally.addProblem({ ...nameOfThing(record, names), field, ...words, action: 'ignored' });
      return { ...evaluation, study: null };
    });
    return { ...record, evaluations };
  }

  private async flush(): Promise<void> {
    const { importer, tally, watch, options } = this.parts;
    const { batch, studies, listed } = this;
    this.batch = [];
    this.listed = [];
    this.studies = [];
    this.characters = 0;
    await watch?.add(listed);
    if (studies.length > 0) {
      tally.addStudies(studies.length, await this.changeStudies(studies));
    }
    if (batch.length > 0) {
      const outcomes = await (options.dryRun === true ? importer.preview(batch) : importer.write(batch));
      tally.readRecords(batch.length);
      for (const outcome of outcomes) tally.addOutcome(outcome);
      await this.keepStatistics(outcomes);
    }
    await tally.forHub.settle(this.database);
    options.onProgress?.({ read: tally.recordsRead, skipped: tally.recordsSkipped });
  }

  private async changeStudies(studies: readonly StudyRecord[]): Promise<StudyChanges> {
    if (this.parts.options.dryRun !== true) return saveStudies(this.database, studies);
    // Nothing is written, so a study that is read again would be counted again.
    const fresh = studies.filter(({ key }) => !this.previewed.has(key));
    for (const { key } of fresh) this.previewed.add(key);
    return previewStudies(this.database, fresh);
  }

  private async keepStatistics(outcomes: readonly BatchOutcome[]): Promise<void> {
    for (const { applied, results } of outcomes) {
      if (applied !== null) this.written += applied.modelIds.length + applied.datasetIds.length;
      if (this.parts.options.dryRun !== true) this.written += results.created;
    }
    if (this.written < this.nextStatistics) return;
    this.nextStatistics = 2 * this.written;
    await refreshStatistics(this.database);
  }
}
