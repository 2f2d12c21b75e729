import { InvalidInputError } from '../../platform/errors';
import { cellOf, figureOf, type Cells } from '../csv-rows';
import { ignored, itemsOf, naming, skipped } from '../items';
import { readNumber } from '../numbers';
import { sourceFiles } from '../open-source';
import type { ReadOptions } from '../read-options';
import { modelRecordSchema, transferResultRecordSchema, type HubItem, type StudyRecord } from '../records';
import { settle } from '../settle';
import type { SourceFolder } from '../source-folder';
import { StreamedHub } from '../streamed-hub';
import { tableRows } from '../table-rows';
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
 * OpenCLIP: its result tables (`docs/openclip_results.csv`, the classification, retrieval and
 * multilingual ones), as a folder with them, one of them, or its address. Gives a model per
 * architecture and pretraining tag, and zero-shot results.
 */
export class OpenClipHub extends StreamedHub {
  readonly id = OPEN_CLIP;
  readonly name = 'OpenCLIP';
  readonly url = 'https://github.com/mlfoundations/open_clip';
  readonly standing = { precedence: 230, isBuilder: true, idsLackOwners: true };
  readonly formats = 'openclip_*results.csv: a file, an address, or a folder';

  protected async *readAll(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    const progress: Progress = { models: new Set(), columns: new Map(), figures: new Set() };
    yield { kind: 'record', record: STUDY };
    const connection = this.connection(options);
    for (const { name, open } of await sourceFiles(source, { wanted: TABLES, folder, connection }))
      for await (const row of tableRows(OPEN_CLIP, name, await open()))
        if (row.kind === 'row') yield* readRow(row.place, row.cells, progress);
        else yield row;
    if (progress.models.size === 0)
      throw new InvalidInputError('source', `a result table of OpenCLIP; ${source} holds none`);
  }
}

function* readRow(id: string, cells: Cells, { models, columns, figures }: Progress): Generator<HubItem> {
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
      if ('unused' in column) yield ignored(OPEN_CLIP, `column ${name}`, name, column.unused);
    }
    const column = columns.get(name) ?? null;
    const figure = `${model} on ${name}: ${cellOf(cells, name)}`;
    if (column === null || figures.has(figure)) continue;
    figures.add(figure);
    const names = [checkpointReference(checkpoint), column.target];
    for (const item of readFigure(checkpoint, column, figureOf(cells, name), name)) yield naming(names, item);
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
  const read = readNumber(cell);
  if ('fault' in read) {
    yield skipped(OPEN_CLIP, id, 'value', read.fault);
    return;
  }
  const result = {
    kind: 'transferResult',
    study: STUDY.key,
    base: checkpointReference(checkpoint),
    ...column,
    protocol: 'ZERO_SHOT',
    value: read.value,
    unit: read.isPercent ? 'percent' : undefined,
  };
  yield* itemsOf(settle(transferResultRecordSchema, result, { hub: OPEN_CLIP, id }));
}
