import { LoaderFamily, type Selection } from '../../platform/database';
import { groupBy } from '../../platform/group-by';
import type { LineageRepository } from './lineage.repository';
import type { RelativeRow, Walk } from './walk';

/** Ancestors and descendants, batched over a request. */
export class LineageLoaders {
  private readonly walks = new LoaderFamily<number, readonly RelativeRow[]>();

  constructor(private readonly repository: LineageRepository) {}

  relatives(modelId: number, walk: Walk, selection: Selection): Promise<readonly RelativeRow[]> {
    return this.walks
      .of(selection, walk, async (ids) => {
        const rows = await this.repository.walk(ids, walk, selection);
        const groups = groupBy(rows, ({ startId }) => startId);
        return ids.map((id) => groups.get(id) ?? []);
      })
      .load(modelId);
  }
}
