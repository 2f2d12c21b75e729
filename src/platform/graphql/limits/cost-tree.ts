import {
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { argumentReader, type ReadArgument, type Variables } from './argument-value';
import { costOf, itemCost, placeCost } from './field-cost';
import { introspectionSize } from './introspection-sizes';
import { countOf, isList, listSize } from './list-size';

/** Whether a selection counts with these variables: it does unless it is known to be left out. */
export type Condition = (variables: Variables) => boolean;

/** What one value at a place may cost, as far as this is known without the variables. */
export interface CostNode {
  readonly conditions: readonly Condition[];
  /** What it selects; of a field with an abstract type, for each type that its value may have. */
  readonly alternatives: readonly (readonly CostNode[])[];
  /** Null for a fragment, which is part of the value around it. */
  readonly field: FieldPlace | null;
}

/** What is particular to a place of a field. */
export interface FieldPlace {
  readonly place: number;
  /** For each parent, with what its arguments add. */
  readonly parent: (variables: Variables) => number;
  readonly item: number;
  readonly isList: boolean;
  /** How many objects each parent has here, or its one object lists; null where nothing says so. */
  readonly size: ((variables: Variables) => number) | null;
}

/** Field types that are always there: those of an introspection are not the schema's own. */
const META_FIELDS = new Map([SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]));

/** Introspection reads no database: what it makes costs a tenth of what others do. */
const INTROSPECTION_SHARE = 0.1;

function conditionsOf(selection: SelectionNode): readonly Condition[] {
  return (selection.directives ?? []).flatMap(({ name, arguments: given = [] }) => {
    const skipped = name.value === GraphQLSkipDirective.name;
    if (!skipped && name.value !== GraphQLIncludeDirective.name) return [];
    const value = given.find((argument) => argument.name.value === 'if')?.value;
    if (value?.kind === Kind.BOOLEAN) return [() => value.value !== skipped];
    if (value?.kind !== Kind.VARIABLE) return [];
    return [(variables: Variables) => variables[value.name.value] !== skipped];
  });
}

/** Adds up what the arguments of one field cost for each parent. */
function parentCost(node: FieldNode, field: GraphQLField<unknown, unknown>): FieldPlace['parent'] {
  const { parent = 0, given = {}, per = {} } = costOf(field);
  const readers = (costs: Readonly<Record<string, number>>): [ReadArgument, number][] =>
    Object.entries(costs).map(([path, cost]) => [argumentReader(node, field, path), cost]);
  const whereGiven = readers(given);
  const times = readers(per);
  return (variables) => {
    let cost = parent;
    for (const [read, added] of whereGiven) if ((read(variables) ?? null) !== null) cost += added;
    for (const [read, added] of times) cost += added * (countOf(read(variables)) ?? 0);
    return cost;
  };
}

/**
 * Translates an operation, once per document, into the tree that `evaluateCost` fills with its
 * variables. What a fragment selects is translated once for each type that it may meet, however
 * often it is spread.
 */
export class CostCompiler {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly compiled = new Map<SelectionSetNode, Map<GraphQLObjectType, readonly CostNode[]>>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    const definitions = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(definitions.map((node) => [node.name.value, node]));
  }

  compile(operation: OperationDefinitionNode): CostNode {
    const root = this.schema.getRootType(operation.operation);
    const selected = root ? this.compileAll(operation.selectionSet, root) : [];
    return { conditions: [], alternatives: [selected], field: null };
  }

  private compileAll(set: SelectionSetNode, type: GraphQLObjectType): readonly CostNode[] {
    const ofSet = this.compiled.get(set) ?? new Map<GraphQLObjectType, readonly CostNode[]>();
    this.compiled.set(set, ofSet);
    const known = ofSet.get(type);
    if (known !== undefined) return known;
    const made = set.selections.flatMap((selection) => this.compileOne(selection, type) ?? []);
    ofSet.set(type, made);
    return made;
  }

  private compileOne(selection: SelectionNode, type: GraphQLObjectType): CostNode | null {
    if (selection.kind === Kind.FIELD) return this.compileField(selection, type);
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
    if (fragment === undefined || !this.applies(fragment.typeCondition?.name.value, type)) return null;
    return {
      conditions: conditionsOf(selection),
      alternatives: [this.compileAll(fragment.selectionSet, type)],
      field: null,
    };
  }

  private applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wider = this.schema.getType(condition);
    return isAbstractType(wider) && this.schema.isSubType(wider, type);
  }

  private compileField(node: FieldNode, type: GraphQLObjectType): CostNode | null {
    const name = node.name.value;
    const field = type.getFields()[name] ?? META_FIELDS.get(name);
    if (field === undefined) return null; // __typename
    return {
      conditions: conditionsOf(node),
      alternatives: this.compileValues(node, field),
      field: this.placeOf(node, field, type),
    };
  }

  private compileValues(node: FieldNode, field: GraphQLField<unknown, unknown>): CostNode['alternatives'] {
    const named = getNamedType(field.type);
    const set = node.selectionSet;
    if (set === undefined || !isCompositeType(named)) return [[]];
    const types = isObjectType(named) ? [named] : this.schema.getPossibleTypes(named);
    return types.map((each) => this.compileAll(set, each));
  }

  private placeOf(
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    type: GraphQLObjectType,
  ): FieldPlace {
    const isIntrospection = type.name.startsWith('__') || META_FIELDS.has(field.name);
    const counted = isIntrospection
      ? introspectionSize(this.schema, `${type.name}.${field.name}`)
      : undefined;
    const { usualSize = counted } = costOf(field);
    return {
      place: isIntrospection ? 0 : placeCost(field),
      parent: parentCost(node, field),
      item: itemCost(field) * (isIntrospection ? INTROSPECTION_SHARE : 1),
      isList: isList(field) && isCompositeType(getNamedType(field.type)),
      size: listSize(node, field) ?? (usualSize === undefined ? null : () => usualSize),
    };
  }
}
