import { csvRows, type Cells } from './csv-rows';
import { skipped } from './items';
import type { HubItem } from './records';

/** A row of a hub's table, with the place by which reports call it. */
export interface TableRow {
  kind: 'row';
  place: string;
  cells: Cells;
}

/** Rows of a table; one that cannot be read is a problem. */
export async function* tableRows(
  hub: string,
  table: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<TableRow | HubItem> {
  for await (const row of csvRows(bytes)) {
    const place = `${table} line ${row.line}`;
    yield row.kind === 'row'
      ? { kind: 'row', place, cells: row.cells }
      : skipped(hub, place, null, row.reason);
  }
}
