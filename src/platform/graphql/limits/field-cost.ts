import { getNamedType, isCompositeType, type GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';

/**
 * What a field costs, in units: one unit is what making one object of an ordinary list takes. What
 * is left out costs what fields of its kind usually do.
 */
export interface FieldCost {
  /** Each time the field stands in an operation, however many parents it has: its statement. */
  readonly place?: number;
  /** For each parent object. */
  readonly parent?: number;
  /** For each object that it returns. */
  readonly item?: number;
  /** For each parent, where the argument of this name is given. */
  readonly given?: Readonly<Record<string, number>>;
  /**
   * For each parent, times the value of the number, or the length of the list, at this path of the
   * arguments, such as `budget` or `input.measured`.
   */
  readonly per?: Readonly<Record<string, number>>;
  /**
   * Paths of the arguments that say how many objects the field returns; where it returns one
   * object, how long the lists of that object are.
   */
  readonly sizedBy?: readonly string[];
  /** How long the list is for one parent where no argument says so. */
  readonly usualSize?: number;
}

const EXTENSION = 'cost';

/** Declares what a field costs; on the resolver, where a field has one. */
export const Costs = (cost: FieldCost): MethodDecorator & PropertyDecorator =>
  Extensions({ [EXTENSION]: cost });

const isFieldCost = (value: unknown): value is FieldCost => typeof value === 'object' && value !== null;

/** What was declared of a field; nothing where nothing was. */
export function costOf({ extensions }: GraphQLField<unknown, unknown>): FieldCost {
  const declared = extensions[EXTENSION];
  return isFieldCost(declared) ? declared : {};
}

const OBJECT = 1;
const LEAF = 0.1;
/** Fields that take arguments are read by a statement of their own. */
const STATEMENT = 20;

const isOfObjects = (field: GraphQLField<unknown, unknown>): boolean =>
  isCompositeType(getNamedType(field.type));

/** What each value of a field costs, where nothing was declared. */
export const itemCost = (field: GraphQLField<unknown, unknown>): number =>
  costOf(field).item ?? (isOfObjects(field) ? OBJECT : LEAF);

/** What a field costs once in an operation, where nothing was declared. */
export const placeCost = (field: GraphQLField<unknown, unknown>): number =>
  costOf(field).place ?? (field.args.length > 0 && isOfObjects(field) ? STATEMENT : 0);
