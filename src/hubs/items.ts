import type { CatalogRecord, HubItem, RecordProblem } from './records';
import type { Settled } from './settle';

/** What a reader passes on of a candidate that was checked: the record, if there is one, then what was left out. */
export function itemsOf({ record, problems }: Settled<CatalogRecord>): HubItem[] {
  const faults = problems.map((problem): HubItem => ({ kind: 'problem', problem }));
  return record === null ? faults : [{ kind: 'record', record }, ...faults];
}

/** A whole record, or row, that could not be used. */
export const skipped = (
  hub: string,
  id: string,
  field: RecordProblem['field'],
  message: string,
): HubItem => ({ kind: 'problem', problem: { hub, id, field, message, action: 'skipped' } });

/** The first `limit` records of `items`, with the problems among them; ends, without a failure, when `signal` is aborted. */
export async function* upTo(
  limit: number | null,
  items: AsyncIterable<HubItem>,
  signal?: AbortSignal,
): AsyncGenerator<HubItem> {
  let left = limit ?? Infinity;
  if (left <= 0) return;
  try {
    for await (const item of items) {
      yield item;
      if (item.kind === 'record') left -= 1;
      if (left <= 0) return;
    }
  } catch (error) {
    // Who stops a reading knows that it is not whole.
    if (signal?.aborted !== true) throw error;
  }
}
