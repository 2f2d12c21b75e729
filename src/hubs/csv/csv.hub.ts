import { InvalidInputError } from '../../platform/errors';
import { sourceKind } from '../byte-source';
import { connect, type LiveWorld } from '../http/connection';
import { openSource } from '../open-source';
import type { ReadOptions } from '../read-options';
import { cellOf, csvRows } from '../csv-rows';
import { findFiles } from '../find-files';
import { itemsOf, skipped, upTo } from '../items';
import {
  modelRecordSchema,
  studyRecordSchema,
  transferResultRecordSchema,
  type Hub,
  type HubItem,
} from '../records';
import { settle } from '../settle';
import { CSV, modelReference, resultOf, studyKeyOf, studyOf, type Cells } from './row-result';

const COLUMNS = ['model_id', 'target_dataset', 'metric', 'value', 'protocol'];

/** What was named so far: a study and a model are said once. */
interface Named {
  studies: Set<string>;
  models: Set<string>;
}

/**
 * A plain table of transfer results: columns `source`, `model_id`, `model_arch`, `pretrain_dataset`, `target_dataset`, `metric`,
 * `value`, `protocol`, `citation`, and where they are known `split`, `recipe`, `training_examples`, `seed`. A file, a folder of
 * such files (others in it are reported), or an address.
 */
export class CsvHub implements Hub {
  readonly id = CSV;
  readonly name = 'CSV table';
  readonly url = 'https://www.rfc-editor.org/rfc/rfc4180';

  constructor(private readonly world: Partial<LiveWorld> = {}) {}

  /** Rows may span lines, so that counting means reading. */
  count(): Promise<null> {
    return Promise.resolve(null);
  }

  /**
   * Reads at most `limit` records; a row that cannot be used is a problem, never an end.
   *
   * @throws InvalidInputError when the source is missing or no row of it is a transfer result
   */
  read(source: string, options: ReadOptions): AsyncIterable<HubItem> {
    return upTo(options.limit, this.readAll(source, options), options.signal);
  }

  private async *readAll(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    const named: Named = { studies: new Set(), models: new Set() };
    const connection = connect(this.world, options);
    const [tables, isOf]: [string[], 'file' | 'url'] =
      kind === 'folder' ? [await findFiles(source, /\.csv(?:\.gz)?$/i), 'file'] : [[source], kind];
    for (const table of tables) yield* readTable(table, await openSource(table, isOf, connection), named);
    if (named.studies.size === 0)
      throw new InvalidInputError(
        'source',
        `a table with the columns ${COLUMNS.join(', ')}; ${source} has no such row`,
      );
  }
}

async function* readTable(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  named: Named,
): AsyncGenerator<HubItem> {
  const table = file.split(/[\\/]/).at(-1) ?? file;
  for await (const row of csvRows(bytes)) {
    const id = `${table} line ${row.line}`;
    if (row.kind === 'unreadable') {
      yield skipped(CSV, id, null, row.reason);
      continue;
    }
    const absent = COLUMNS.filter((column) => !row.cells.has(column));
    if (absent.length > 0) {
      yield skipped(CSV, table, null, `is no table of transfer results: it lacks ${absent.join(', ')}`);
      return;
    }
    yield* readRow(id, row.cells, named);
  }
}

function* readRow(id: string, cells: Cells, named: Named): Generator<HubItem> {
  const result = resultOf(cells);
  if ('fault' in result) {
    yield skipped(CSV, id, String(result.field), String(result.fault));
    return;
  }
  const key = studyKeyOf(cells) ?? '';
  if (!named.studies.has(key)) {
    named.studies.add(key);
    yield* itemsOf(settle(studyRecordSchema, studyOf(cells), { hub: CSV, id: key }));
  }
  const model = cellOf(cells, 'model_id') ?? '';
  if (!named.models.has(model)) {
    named.models.add(model);
    yield* describeModel(model, cells);
  }
  yield* itemsOf(settle(transferResultRecordSchema, result, { hub: CSV, id }));
}

/** A model that lives elsewhere is only named: its own hub knows it better than a row does. */
function describeModel(id: string, cells: Cells): HubItem[] {
  if (modelReference(id).hub !== CSV) return [];
  const model = {
    kind: 'model',
    hub: CSV,
    externalId: id,
    name: id,
    summary: pretrainingOf(cells),
    architectureName: cellOf(cells, 'model_arch'),
  };
  return itemsOf(settle(modelRecordSchema, model, { hub: CSV, id }));
}

function pretrainingOf(cells: Cells): string | null {
  const written = cellOf(cells, 'pretrain_dataset');
  return written === null ? null : `Pretrained on ${written}.`;
}
