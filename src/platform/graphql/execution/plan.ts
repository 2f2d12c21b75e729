import {
  defaultFieldResolver,
  getArgumentValues,
  getNamedType,
  GRAPHQL_MAX_INT,
  GRAPHQL_MIN_INT,
  GraphQLBoolean,
  GraphQLError,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields';
import { isList } from '../limits/list-size';
import { keyBytes } from '../limits/value-bytes';
import { kindOfAnswered, type Answered } from './kind-of-answered';
import { withoutInfo, type ResolverWithoutInfo } from './resolver-without-info';

export type Variables = Readonly<Record<string, unknown>>;
type Field = GraphQLField<unknown, unknown>;
type Arguments = Record<string, unknown>;

/** What a field brings, as it is counted. */
type Counted = 'nothing' | 'leaf' | 'object' | 'list';

export interface LeafPlan {
  readonly kind: 'leaf';
  readonly type: GraphQLLeafType;
  /** Whether the type makes nothing else of a value; undefined where that is not known. */
  readonly isWritten: ((value: unknown) => boolean) | undefined;
}

/** How a value is completed by its type. */
export type ValuePlan = { readonly isNonNull: boolean } & (
  | LeafPlan
  | { readonly kind: 'object'; readonly type: GraphQLObjectType }
  | { readonly kind: 'abstract'; readonly type: GraphQLAbstractType }
  | { readonly kind: 'list'; readonly item: ValuePlan }
);

/** A field of an operation where it stands: everything that is the same each time it is run. */
export interface FieldPlan {
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly field: Field;
  readonly parentType: GraphQLObjectType;
  /** Null where the field reads the property of its name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | null;
  /** The same, where it is not told of the field's place; else null. */
  readonly withoutInfo: ResolverWithoutInfo | null;
  readonly value: ValuePlan;
  /** Whether it is a leaf and no resolver is told of its place. */
  readonly isPlain: boolean;
  readonly counted: Counted;
  /** Whether it writes: fields of mutations do. */
  readonly isWrite: boolean;
  /** What its key takes in an answer, in bytes. */
  readonly keyBytes: number;
  /** Whether its arguments depend on the execution. */
  readonly hasVariables: boolean;
  /** What is selected of it, by the type that its object has. */
  readonly selections: Map<GraphQLObjectType, SelectionPlan>;
}

export interface SelectionPlan {
  readonly fields: readonly FieldPlan[];
  /** What its objects in an answer are instances of. */
  readonly Answered: new () => Answered;
}

const isText = (value: unknown): boolean => typeof value === 'string';

/** What the specified scalars leave as it is. */
const WRITTEN: ReadonlyMap<GraphQLLeafType, (value: unknown) => boolean> = new Map<
  GraphQLLeafType,
  (value: unknown) => boolean
>([
  [GraphQLString, isText],
  [GraphQLID, isText],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
  [GraphQLFloat, (value) => Number.isFinite(value)],
  [
    GraphQLInt,
    (value) =>
      typeof value === 'number' &&
      Number.isInteger(value) &&
      value <= GRAPHQL_MAX_INT &&
      value >= GRAPHQL_MIN_INT,
  ],
]);

function valuePlanOf(given: GraphQLOutputType): ValuePlan {
  const isNonNull = isNonNullType(given);
  const type: GraphQLOutputType = isNonNullType(given) ? given.ofType : given;
  if (isListType(type)) return { kind: 'list', item: valuePlanOf(type.ofType), isNonNull };
  if (isLeafType(type)) return { kind: 'leaf', type, isWritten: WRITTEN.get(type), isNonNull };
  if (isAbstractType(type)) return { kind: 'abstract', type, isNonNull };
  if (isObjectType(type)) return { kind: 'object', type, isNonNull };
  throw new TypeError(`A field cannot return ${String(type)}.`);
}

/** An operation with the fragments of its document. */
export interface Outline {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

const META_FIELDS = new Map<string, Field>([
  [SchemaMetaFieldDef.name, SchemaMetaFieldDef],
  [TypeMetaFieldDef.name, TypeMetaFieldDef],
]);

function fieldOf(schema: GraphQLSchema, type: GraphQLObjectType, name: string): Field | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === schema.getQueryType()) {
    const meta = META_FIELDS.get(name);
    if (meta !== undefined) return meta;
  }
  return type.getFields()[name];
}

function countedAs(parentType: GraphQLObjectType, field: Field): Counted {
  const isMeta = field === TypeNameMetaFieldDef || META_FIELDS.get(field.name) === field;
  if (isMeta || parentType.name.startsWith('__')) return 'nothing'; // reads nothing
  if (!isCompositeType(getNamedType(field.type))) return 'leaf';
  return isList(field) ? 'list' : 'object';
}

function readsVariables(node: FieldNode): boolean {
  let found = false;
  for (const argument of node.arguments ?? []) {
    visit(argument, {
      [Kind.VARIABLE]: () => {
        found = true;
      },
    });
  }
  return found;
}

/**
 * One operation, worked out once for all executions that leave out the same fields by `@skip` and
 * `@include`. What is selected under a field is worked out when it is first reached.
 */
export class OperationPlan {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Outline['fragments'];
  readonly root: SelectionPlan;
  /** Called after more was worked out than when it was made. */
  onGrowth?: () => void;
  private planned = 0;
  /** Arguments that no variable is in, by field. */
  private readonly constants = new Map<FieldPlan, Arguments>();

  /**
   * @param variables those that `@skip` and `@include` read are the same in all its executions
   * @throws GraphQLError where the schema has no such operations, or a condition has no value
   */
  constructor(
    readonly schema: GraphQLSchema,
    { operation, fragments }: Outline,
    private readonly variables: Variables,
  ) {
    this.operation = operation;
    this.fragments = fragments;
    const rootType = schema.getRootType(operation.operation);
    if (!rootType) {
      const message = `Schema is not configured to execute ${operation.operation} operation.`;
      throw new GraphQLError(message, { nodes: operation });
    }
    const selected = collectFields(schema, fragments, variables, rootType, operation.selectionSet);
    this.root = this.selectionOf(rootType, selected);
  }

  /** How many fields it has worked out: what it takes of the memory. */
  get size(): number {
    return this.planned;
  }

  selection(plan: FieldPlan, type: GraphQLObjectType): SelectionPlan {
    const known = plan.selections.get(type);
    if (known !== undefined) return known;
    const { schema, fragments, variables } = this;
    const made = this.selectionOf(type, collectSubfields(schema, fragments, variables, type, plan.nodes));
    plan.selections.set(type, made);
    this.onGrowth?.();
    return made;
  }

  /** @throws GraphQLError where an argument does not fit */
  argumentsOf(plan: FieldPlan, variables: Variables): Arguments {
    const known = this.constants.get(plan);
    if (known !== undefined) return known;
    const [node] = plan.nodes;
    if (node === undefined) throw new RangeError('A field stands nowhere.');
    const values = getArgumentValues(plan.field, node, variables);
    if (!plan.hasVariables) this.constants.set(plan, values);
    return values;
  }

  private selectionOf(
    type: GraphQLObjectType,
    selected: ReadonlyMap<string, readonly FieldNode[]>,
  ): SelectionPlan {
    const fields = [...selected].flatMap(([key, nodes]) => this.planField(type, key, nodes) ?? []);
    this.planned += fields.length;
    return { fields, Answered: kindOfAnswered(selected.has('__proto__')) };
  }

  private planField(
    parentType: GraphQLObjectType,
    key: string,
    nodes: readonly FieldNode[],
  ): FieldPlan | null {
    const [node] = nodes;
    const field = node && fieldOf(this.schema, parentType, node.name.value);
    if (node === undefined || field === undefined) return null;
    const value = valuePlanOf(field.type);
    const resolve = field.resolve === defaultFieldResolver ? null : (field.resolve ?? null);
    const isPlain = value.kind === 'leaf' && (resolve === null || withoutInfo(resolve) !== null);
    return {
      key,
      nodes,
      field,
      parentType,
      resolve,
      withoutInfo: withoutInfo(resolve),
      value,
      isPlain: isPlain && field !== TypeNameMetaFieldDef,
      counted: countedAs(parentType, field),
      isWrite: parentType === this.schema.getMutationType(),
      keyBytes: keyBytes(key),
      hasVariables: readsVariables(node),
      selections: new Map(),
    };
  }
}
