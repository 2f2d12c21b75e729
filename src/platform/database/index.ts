export { Database, type Transaction } from './database';
export type { FilterField, FilterFields, FilterSite } from './filter-field';
export type * from './list-definition';
export { ListLoader, LoaderFamily } from './list-loader';
export type { Direction, ListOrder, OrderBy, Position } from './list-order';
export { ListReader } from './list-reader';
export { openDatabase, type DatabaseOptions } from './open-database';
export { isReadAsArrays, project, type Projection } from './projection';
export { NOTHING, selecting, within, type Selection } from './selection';
export {
  columnList,
  shapeOf,
  type ColumnOf,
  type Expression,
  type Part,
  type Shape,
  type ToFew,
  type ToOne,
} from './shape';
export type { SqlExecutor, Statement } from './statement';
