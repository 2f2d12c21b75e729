import { faultFields, type Fault } from '../fault';
import { problemItem } from '../items';
import type { HubItem, RecordProblem } from '../records';
import { CSV } from './identity';

interface Line {
  readonly problem: RecordProblem;
  count: number;
}

/** Counts the rows of a table that are no results, by reason: one line a reason, not one a row. */
export class LeftOut {
  private readonly lines = new Map<string, Line>();

  /** On purpose, as the description says. */
  onPurpose(place: string, reason: string): void {
    this.add(place, { field: null, fault: reason, action: 'leftOut' });
  }

  /** Because the row says what cannot be used. */
  atFault(place: string, field: string | null, fault: Fault): void {
    this.add(place, { field, fault, action: 'skipped' });
  }

  /** The first row of each reason names the line. */
  *items(): Generator<HubItem> {
    for (const { problem, count } of this.lines.values()) {
      const rows = count === 1 ? '' : ` (${count} rows, this the first)`;
      yield problemItem({ ...problem, message: `${problem.message}${rows}`, count });
    }
  }

  private add(
    place: string,
    { field, fault, action }: { field: string | null; fault: Fault; action: RecordProblem['action'] },
  ): void {
    const { message, reason } = faultFields(fault);
    const shared = reason ?? message;
    const key = `${action}\n${field}\n${shared}`;
    const known = this.lines.get(key);
    if (known !== undefined) known.count += 1;
    else {
      const problem = { hub: CSV, id: place, field, message, reason: shared, action };
      this.lines.set(key, { problem, count: 1 });
    }
  }
}
