import { cellOf } from '../csv-rows';
import { skipped } from '../items';
import type { HubItem } from '../records';
import { tableRows, type TableRow } from '../table-rows';
import { TIMM } from './weights';

const MAX_NAME = 200;

/** Rows of one of timm's tables with the model that each is of; what names none is a problem. */
export async function* modelRows(
  table: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<(TableRow & { model: string }) | HubItem> {
  for await (const row of tableRows(TIMM, table, bytes)) {
    if (row.kind !== 'row') {
      yield row;
      continue;
    }
    const model = cellOf(row.cells, 'model');
    yield model === null || model.length > MAX_NAME
      ? skipped(TIMM, row.place, 'model', 'is missing or too long')
      : { ...row, model };
  }
}
