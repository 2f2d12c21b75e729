export { actingAs, currentActor } from './actor';
export { Database, type Transaction } from './database';
export type { FilterField, FilterFields, FilterSite } from './filter-field';
export type * from './list-definition';
export { ListLoader, LoaderFamily } from './list-loader';
export type { Direction, ListOrder, OrderBy, Position } from './list-order';
export { ListReader } from './list-reader';
export { parseSearch } from './list-search';
export { MigrationLevel, migrationsDone, migrationsKnown } from './migration-level';
export { openDatabase, type DatabaseOptions } from './open-database';
export { CATALOGUE_MARK, describeUser, listUsers, takeCatalogue } from './presence';
export { project } from './projection';
export type { RowCondition, RowScope } from './row-scope';
export { NOTHING, selecting, within, type Selection } from './selection';
export { readIntegers, readReals } from './sent-arrays';
export {
  columnList,
  namedBy,
  shapeOf,
  type ColumnOf,
  type Expression,
  type Shape,
  type ToOne,
} from './shape';
export type { SqlExecutor, Statement } from './statement';
export { gatherStatistics } from './statistics';
export { Turnstile } from './turnstile';
export { WriteProbe } from './write-probe';
export { foldMarks, readWrittenState, watchWrites } from './written-state';
