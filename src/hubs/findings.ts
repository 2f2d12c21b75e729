import { faultFields, type Fault } from './fault';
import type { RecordProblem } from './records';

/** Collects what could not be used of one record; `settle` takes it as the record's owner. */
export class Findings {
  readonly problems: RecordProblem[] = [];

  constructor(
    readonly hub: string,
    readonly id: string,
  ) {}

  /** The field is left out, the record stays. */
  ignore(field: string, fault: Fault): void {
    const words = faultFields(fault);
    // The same fault often stands in several places of a record, such as tags and card: once is
    // enough.
    if (this.problems.some((known) => known.field === field && known.message === words.message)) return;
    this.problems.push({ hub: this.hub, id: this.id, field, ...words, action: 'ignored' });
  }
}

const MAX_QUOTED = 80;

/** A value as a message may show it: short, on one line. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
}
