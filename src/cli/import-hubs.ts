import Table from 'cli-table3';
import type { Hub } from '../hubs';

/** The hubs as a person reads them, or as JSON. */
export function describeHubs(hubs: readonly Hub[], { json }: { json: boolean }): string {
  const rows = hubs.map(({ id, name, url, formats }) => ({ id, name, formats, url }));
  if (json) return JSON.stringify(rows, null, 2);
  const table = new Table({
    head: ['hub', 'name', 'reads', 'url'],
    colWidths: [null, 30, 60, null],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { id, name, formats, url } of rows) table.push([id, name, formats, url ?? '']);
  return table.toString();
}
