import { InvalidInputError } from '../../platform/errors';
import type { KeyTable } from '../../platform/key-table';
import { cellOf, type Cells } from '../csv-rows';
import { itemsOf } from '../items';
import type { SourceFile } from '../open-source';
import { datasetRecordSchema, modelRecordSchema, transferResultRecordSchema, type HubItem } from '../records';
import { settle } from '../settle';
import { tableRows } from '../table-rows';
import { referenceText, ScratchBaselines } from './baselines';
import { RowReader, type MeasuredResult, type RowOutcome } from './described-row';
import { FigureRanges } from './figure-ranges';
import { CSV } from './identity';
import { LeftOut } from './left-out';
import { Reruns } from './reruns';
import { columnsOf, type StudyDescription } from './study-description';

/** What was named by tables read before, so that each is described once. */
export interface Named {
  /** The hub of what no other is known to have. */
  readonly home: string;
  /** Rows of described tables that were read. */
  described: number;
  readonly studies: Set<string>;
  readonly models: KeyTable;
  readonly targets: Set<string>;
}

/** The description of a row: the same for a whole table, or by its column `source`. */
export type DescriptionOf = (cells: Cells) => StudyDescription | null;

const SOURCE = 'source';
const MAX_TASKS = 100;

/** A description that speaks of `source` leaves out the rows of others. */
export const describedBy =
  (description: StudyDescription): DescriptionOf =>
  (cells) => {
    const source = description.source.length === 0 ? null : cellOf(cells, SOURCE);
    return source === null || description.source.includes(source) ? description : null;
  };

/** What the first reading of a table finds out of a study in it. */
class StudyOfTable {
  readonly rows: RowReader;
  readonly baselines = new ScratchBaselines();
  readonly reruns = new Reruns();
  readonly figures = new FigureRanges();
  /** Task words of each target. */
  readonly tasks = new Map<string, Set<string>>();

  constructor(
    readonly description: StudyDescription,
    home: string,
  ) {
    this.rows = new RowReader(description, home);
  }

  survey(cells: Cells): void {
    const outcome = this.rows.read(cells);
    if (outcome.kind === 'scratch') this.baselines.add(outcome.measured, outcome.higherIsBetter);
    if (outcome.kind !== 'result') return;
    this.reruns.count(outcome.result);
    this.figures.add(outcome.result);
    const task = this.rows.text(cells, 'task');
    if (task === null) return;
    const key = referenceText(outcome.result.target);
    const tasks = this.tasks.get(key) ?? new Set<string>();
    if (tasks.size < MAX_TASKS) this.tasks.set(key, tasks.add(task));
  }
}

/**
 * Reads a table as descriptions say, twice: for its baselines and re-runs, then for its results.
 * Holds one row at a time, 16 bytes a measurement or model, and the names of targets.
 */
export class DescribedTable {
  private readonly studies = new Map<StudyDescription, StudyOfTable>();
  private readonly leftOut = new LeftOut();

  constructor(
    private readonly file: SourceFile,
    private readonly descriptionOf: DescriptionOf,
    private readonly named: Named,
  ) {}

  /** @throws InvalidInputError naming the columns of a description that the table lacks */
  async *read(): AsyncGenerator<HubItem> {
    for await (const row of tableRows(CSV, this.file.name, await this.file.open()))
      if (row.kind === 'row') this.studyOf(row.cells)?.survey(row.cells);
    for await (const row of tableRows(CSV, this.file.name, await this.file.open())) {
      this.named.described += 1;
      if (row.kind === 'row') yield* this.readRow(row.place, row.cells);
      else yield row;
    }
    for (const study of this.studies.values())
      for (const { place, result } of study.reruns.rest()) yield* resultItems(place, result, study);
    yield* this.leftOut.items();
  }

  private studyOf(cells: Cells): StudyOfTable | null {
    const description = this.descriptionOf(cells);
    if (description === null) return null;
    const known = this.studies.get(description);
    if (known !== undefined) return known;
    const absent = columnsOf(description).filter((column) => !cells.has(column));
    if (absent.length > 0)
      throw new InvalidInputError(
        'description',
        `of columns that the table has; ${this.file.name} lacks ${absent.join(', ')}`,
      );
    const study = new StudyOfTable(description, this.named.home);
    this.studies.set(description, study);
    return study;
  }

  private *readRow(place: string, cells: Cells): Generator<HubItem> {
    const study = this.studyOf(cells);
    if (study === null) {
      this.leftOut.atFault(place, SOURCE, `is of no study that is described: ${cellOf(cells, SOURCE)}`);
      return;
    }
    const outcome = study.rows.read(cells);
    if (outcome.kind !== 'result') {
      this.count(place, outcome);
      return;
    }
    yield* this.introduce(study, cells, outcome.result);
    const placed = study.reruns.take(place, outcome.result);
    if (placed !== null) yield* resultItems(placed.place, placed.result, study);
    else this.leftOut.onPurpose(place, 'one of several runs, which count by their mean');
  }

  private count(place: string, outcome: Exclude<RowOutcome, { kind: 'result' }>): void {
    if (outcome.kind === 'scratch')
      this.leftOut.onPurpose(place, 'trained from scratch: a baseline of the others');
    else if (outcome.kind === 'leftOut') this.leftOut.onPurpose(place, outcome.reason);
    else this.leftOut.atFault(place, outcome.field, outcome.fault);
  }

  /** The study, base and target of a result, where they were not named before. */
  private *introduce(
    { description, rows, tasks }: StudyOfTable,
    cells: Cells,
    { base, target, words }: MeasuredResult,
  ): Generator<HubItem> {
    const { study, columns } = description;
    const { home } = this.named;
    if (isNew(this.named.studies, study.key)) yield { kind: 'record', record: study };
    if (base.hub === home && this.named.models.addNew(base.externalId)) {
      const candidate = { kind: 'model', hub: home, externalId: base.externalId, name: words.base };
      yield* itemsOf(settle(modelRecordSchema, candidate, { hub: home, id: base.externalId }));
    }
    if (columns.task === undefined && columns.description === undefined) return;
    const key = referenceText(target);
    if (!isNew(this.named.targets, key)) return;
    const id = target.hub === home ? target.externalId : `${study.key}/${words.target}`;
    const candidate = {
      kind: 'dataset',
      hub: home,
      externalId: id,
      sameAs: target.hub === home ? [] : [target],
      name: words.target,
      summary: rows.text(cells, 'description'),
      tasks: [...(tasks.get(key) ?? [])],
    };
    yield* itemsOf(settle(datasetRecordSchema, candidate, { hub: home, id }));
  }
}

function isNew(named: Set<string>, name: string): boolean {
  if (named.has(name)) return false;
  named.add(name);
  return true;
}

function resultItems(
  place: string,
  { words, ...result }: MeasuredResult,
  { description, baselines, figures }: StudyOfTable,
): HubItem[] {
  const candidate = {
    kind: 'transferResult',
    study: description.study.key,
    ...result,
    figuresBeside: figures.of(result.metric),
    scratchBaseline: baselines.bestBeside({ words, ...result }),
  };
  return itemsOf(settle(transferResultRecordSchema, candidate, { hub: CSV, id: place }));
}
