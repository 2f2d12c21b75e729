import { cellOf, type Cells } from '../csv-rows';
import type { HubItem } from '../records';
import { skipped } from '../items';
import { modelRows } from './model-rows';
import { TIMM } from './weights';

type Figures = Record<string, string>;

const MAX_TABLES = 100;
const MAX_ROWS = 50_000;

/**
 * What tables say of architectures rather than of weights: speed, memory and operations on some
 * hardware (`benchmark-*.csv`), and how weights without a tag were trained
 * (`model_metadata-*.csv`). The catalogue has no place for speed: it is kept beside the model.
 */
export class Extras {
  private readonly benchmarks = new Map<string, Record<string, Figures>>();
  private readonly pretrainings = new Map<string, string>();
  private readonly tables = new Set<string>();

  async *addTable(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<HubItem> {
    if (this.tables.size >= MAX_TABLES) {
      yield skipped(TIMM, name, null, `is more than the ${MAX_TABLES} tables that are read`);
      return;
    }
    this.tables.add(name);
    for await (const row of modelRows(name, bytes)) {
      if (row.kind !== 'row') yield row;
      else if (this.benchmarks.size + this.pretrainings.size > MAX_ROWS) return;
      else this.add(name, row.model, row.cells);
    }
  }

  private add(table: string, model: string, cells: Cells): void {
    const pretraining = cellOf(cells, 'pretrain');
    if (pretraining !== null) {
      this.pretrainings.set(model, pretraining);
      return;
    }
    const figures = Object.fromEntries([...cells].filter(([column]) => column !== 'model'));
    this.benchmarks.set(model, { ...this.benchmarks.get(model), [table]: figures });
  }

  /** Rows of every benchmark table that name the architecture; null for none. */
  benchmarksOf(architecture: string): Record<string, Figures> | null {
    return this.benchmarks.get(architecture) ?? null;
  }

  /**
   * How weights of this name, from before names had tags, were trained, such as `in21k` and
   * `in1k-dist`; null: not said.
   */
  pretrainingOf(name: string): string | null {
    return this.pretrainings.get(name) ?? null;
  }
}
