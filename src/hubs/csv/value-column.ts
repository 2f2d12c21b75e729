import { cellOf, type Cells } from '../csv-rows';
import { CommaUses, readNumber, type CommaUse } from '../numbers';
import type { SourceFile } from '../open-source';
import { tableRows } from '../table-rows';
import { FigureRanges, type FigureRange } from './figure-ranges';
import { CSV } from './identity';
import { studyKeyOf } from './studies';

/** What a first reading of a plain table finds in its column of values. */
export class ValueColumn {
  private readonly commas = new CommaUses();
  private readonly ranges = new Map<string, FigureRanges>();

  static async of({ name, open }: SourceFile): Promise<ValueColumn> {
    const column = new ValueColumn();
    for await (const row of tableRows(CSV, name, await open())) if (row.kind === 'row') column.add(row.cells);
    return column;
  }

  get comma(): CommaUse {
    return this.commas.use;
  }

  /** The range of the figures by the row's metric in its study. */
  rangeOf(cells: Cells): FigureRange | undefined {
    return this.ranges.get(studyKeyOf(cells) ?? '')?.of(cellOf(cells, 'metric') ?? '');
  }

  private add(cells: Cells): void {
    const [study, metric, text] = [
      studyKeyOf(cells) ?? '',
      cellOf(cells, 'metric') ?? '',
      cellOf(cells, 'value'),
    ];
    this.commas.add(text);
    const read = readNumber(text);
    if ('fault' in read || read.isPercent) return;
    const ranges = this.ranges.get(study) ?? new FigureRanges();
    this.ranges.set(study, ranges);
    ranges.add({ metric, value: read.value });
  }
}
