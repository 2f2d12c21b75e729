import { project, type Selection, type Shape, type SqlExecutor } from '../platform/database';

/** Finds facts of one kind by id: many at once, by one statement. */
export class FactRepository<Row extends { id: number }> {
  constructor(
    private readonly database: SqlExecutor,
    private readonly name: string,
    private readonly shape: Shape,
  ) {}

  async findByIds(ids: readonly number[], selection: Selection): Promise<Map<number, Row>> {
    const projection = project(this.shape, selection, 'item');
    const text = [
      `SELECT ${projection.columns.join(',\n  ')}`,
      `FROM ${this.shape.source} item`,
      ...projection.joins,
      'WHERE item.id = ANY($1::int[])',
    ].join('\n');
    const rows = await this.database.query<Row>({
      label: `${this.name}_by_id`,
      text,
      values: [ids],
      read: projection.reader(),
    });
    return new Map(rows.map((row) => [row.id, row]));
  }
}
