import type { Cells } from '../csv-rows';
import { itemsOf, problemItem } from '../items';
import type { KeyTable } from '../../platform/key-table';
import type { HubItem } from '../records';
import type { TableRow } from '../table-rows';
import { ModelTable, TargetTable, type Omission } from './companions';
import { LeftOut } from './left-out';
import { SourceTable } from './studies';

type Take = (row: Cells) => Omission | null;
/** What a row of results says of a model that none speaks of. */
const NO_CELLS: Cells = new Map<string, string>();

const ofHub = (item: HubItem, id: string): HubItem =>
  item.kind === 'record' ? { ...item, ownHub: { kind: 'hub', id, name: id, url: null } } : item;

/** Tables of datasets, models and sources: beside results, or by themselves. */
export class FactTables {
  readonly sources = new SourceTable();
  readonly models: ModelTable;
  readonly targets: TargetTable;
  private readonly leftOut = new LeftOut();
  private readonly told = new Set<string>();

  constructor(private readonly home: string) {
    this.models = new ModelTable(home);
    this.targets = new TargetTable(home);
  }

  /** What takes in the rows of a table with these columns; null where it is none of facts. */
  takerOf(cells: Cells): ((row: TableRow) => void) | null {
    const take = this.takeOf(cells);
    if (take === null) return null;
    return ({ place, cells: row }) => {
      const omission = take(row);
      if (omission?.isFault === true) this.leftOut.atFault(place, null, omission.reason);
      else if (omission !== null) this.leftOut.onPurpose(place, omission.reason);
    };
  }

  private takeOf(cells: Cells): Take | null {
    if (cells.has('value')) return null;
    if (cells.has('model_id')) return (row) => this.models.add(row);
    if (cells.has('target_dataset')) return (row) => this.targets.add(row);
    return cells.has('citation') ? (row) => this.sources.add(row) : null;
  }

  /** The datasets that were taken in since this was last asked. */
  *targetItems(): Generator<HubItem> {
    for (const name of this.targets.names()) {
      if (this.told.has(name)) continue;
      this.told.add(name);
      yield* itemsOf(this.targets.record(name));
    }
  }

  /**
   * The models that no result speaks of: all of a table without results, which is of a hub of one's
   * own where it says so; beside results they are left out and counted.
   */
  *restOfModels(named: KeyTable, { beside }: { beside: boolean }): Generator<HubItem> {
    const rest = [...this.models.names()].filter((id) => named.addNew(id));
    for (const id of beside ? [] : rest) {
      const hub = this.models.hubOf(id);
      const items = itemsOf(this.models.record(id, NO_CELLS, [], hub ?? this.home));
      yield* hub === null ? items : items.map((item) => ofHub(item, hub));
    }
    if (beside && rest.length > 0) yield problemItem(this.unnamed(rest));
    yield* this.leftOut.items();
  }

  private unnamed([first = '', ...others]: readonly string[]) {
    const count = others.length + 1;
    return {
      hub: this.home,
      id: first,
      field: null,
      message: `is one of ${count} models that no result speaks of: import their table by itself`,
      reason: 'is a model that no result speaks of',
      action: 'leftOut' as const,
      count,
    };
  }

  /** Whether there is anything to tell of models or datasets. */
  get areEmpty(): boolean {
    return this.models.isEmpty && this.targets.isEmpty;
  }
}
