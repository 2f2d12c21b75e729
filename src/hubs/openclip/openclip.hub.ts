import path from 'node:path';
import { InvalidInputError } from '../../platform/errors';
import { sourceKind } from '../byte-source';
import { connect, type LiveWorld } from '../http/connection';
import { openSource } from '../open-source';
import type { ReadOptions } from '../read-options';
import { cellOf, csvRows, numberIn } from '../csv-rows';
import { findFiles } from '../find-files';
import { quoted } from '../findings';
import { itemsOf, skipped, upTo } from '../items';
import {
  modelRecordSchema,
  transferResultRecordSchema,
  type Hub,
  type HubItem,
  type StudyRecord,
} from '../records';
import { settle } from '../settle';
import { checkpointId, checkpointOf, checkpointRecord, checkpointReference, OPEN_CLIP } from './checkpoint';
import { isResultColumn, resultColumn, type ResultColumn } from './result-columns';

const TABLES = /^openclip_.*results\.csv(?:\.gz)?$/i;

/** The same study as in the starter catalogue, so that a figure that stands in both is one. */
const STUDY: StudyRecord = {
  kind: 'study',
  key: 'openclip2021',
  title: 'OpenCLIP: zero-shot results of pretrained models on 38 datasets',
  url: 'https://github.com/mlfoundations/open_clip',
  doi: '10.5281/zenodo.5143773',
  repository: 'https://github.com/mlfoundations/open_clip',
  license: 'MIT',
  year: 2021,
  citation: 'Ilharco, Wortsman, Wightman et al., OpenCLIP, Zenodo, 2021, doi:10.5281/zenodo.5143773.',
};

/** What was read from one source so far. */
interface Progress {
  models: Set<string>;
  /** Columns by name; null: reported as unused already. */
  columns: Map<string, ResultColumn | null>;
  /** Figures that were read: the classification table repeats those of the main one. */
  figures: Set<string>;
}

/**
 * OpenCLIP: its result tables (`docs/openclip_results.csv`, the classification, retrieval and multilingual ones), as a
 * folder with them, one of them, or its address. Gives a model per architecture and pretraining tag, and zero-shot results.
 */
export class OpenClipHub implements Hub {
  readonly id = OPEN_CLIP;
  readonly name = 'OpenCLIP';
  readonly url = 'https://github.com/mlfoundations/open_clip';
  readonly formats = 'openclip_*results.csv: a file, an address, or a folder';

  constructor(private readonly world: Partial<LiveWorld> = {}) {}

  /** A row holds many records, and no table says how many. */
  count(): Promise<null> {
    return Promise.resolve(null);
  }

  /**
   * Reads at most `limit` records; a row or figure that cannot be used is a problem, never an end.
   *
   * @throws InvalidInputError when the source is missing or holds no result table
   */
  read(source: string, options: ReadOptions): AsyncIterable<HubItem> {
    return upTo(options.limit, this.readAll(source, options), options.signal);
  }

  private async *readAll(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    const progress: Progress = { models: new Set(), columns: new Map(), figures: new Set() };
    yield { kind: 'record', record: STUDY };
    for (const table of await this.tables(source)) {
      const bytes = await openSource(table.at, table.kind, connect(this.world, options));
      yield* readTable(path.basename(table.at), bytes, progress);
    }
    if (progress.models.size === 0)
      throw new InvalidInputError('source', `a result table of OpenCLIP; ${source} holds none`);
  }

  private async tables(source: string): Promise<{ kind: 'url' | 'file'; at: string }[]> {
    const kind = await sourceKind(source);
    if (kind !== 'folder') return [{ kind, at: source }];
    return (await findFiles(source, TABLES)).map((at) => ({ kind: 'file', at }));
  }
}

async function* readTable(
  table: string,
  bytes: AsyncIterable<Uint8Array>,
  progress: Progress,
): AsyncGenerator<HubItem> {
  for await (const row of csvRows(bytes)) {
    const id = `${table} line ${row.line}`;
    if (row.kind === 'unreadable') yield skipped(OPEN_CLIP, id, null, row.reason);
    else yield* readRow(id, row.cells, progress);
  }
}

function* readRow(
  id: string,
  cells: ReadonlyMap<string, string>,
  { models, columns, figures }: Progress,
): Generator<HubItem> {
  const checkpoint = checkpointOf(cells);
  if (checkpoint === null) {
    yield skipped(OPEN_CLIP, id, 'pretrained', 'names no architecture and pretraining tag');
    return;
  }
  const model = checkpointId(checkpoint);
  if (!models.has(model)) {
    models.add(model);
    yield* itemsOf(
      settle(modelRecordSchema, checkpointRecord(checkpoint, cells), { hub: OPEN_CLIP, id: model }),
    );
  }
  for (const name of cells.keys()) {
    if (!isResultColumn(name)) continue;
    if (!columns.has(name)) {
      const column = resultColumn(name);
      columns.set(name, 'unused' in column ? null : column);
      if ('unused' in column) yield ignored(name, column.unused);
    }
    const column = columns.get(name) ?? null;
    const figure = `${model} on ${name}: ${cellOf(cells, name)}`;
    if (column === null || figures.has(figure)) continue;
    figures.add(figure);
    yield* readFigure(checkpoint, column, cellOf(cells, name), name);
  }
}

function* readFigure(
  checkpoint: NonNullable<ReturnType<typeof checkpointOf>>,
  column: ResultColumn,
  cell: string | null,
  name: string,
): Generator<HubItem> {
  if (cell === null) return;
  const id = `${checkpointId(checkpoint)} on ${name}`;
  const value = numberIn(cell);
  if (value === null) {
    yield skipped(OPEN_CLIP, id, 'value', `is no number: ${quoted(cell)}`);
    return;
  }
  const result = {
    kind: 'transferResult',
    study: STUDY.key,
    base: checkpointReference(checkpoint),
    ...column,
    protocol: 'ZERO_SHOT',
    value,
  };
  yield* itemsOf(settle(transferResultRecordSchema, result, { hub: OPEN_CLIP, id }));
}

const ignored = (name: string, message: string): HubItem => ({
  kind: 'problem',
  problem: { hub: OPEN_CLIP, id: `column ${name}`, field: name, message, action: 'ignored' },
});
