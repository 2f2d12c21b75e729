import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { listSize, type ListSize } from './list-size';

/** What one place of an operation may cost, as far as this is known without the variables. */
export interface CostNode {
  /** Cost of each object at this place. */
  readonly own: number;
  /** How many objects there may be at this place for each parent. */
  readonly size: ListSize;
  readonly children: readonly CostNode[];
}

/** Lists that take no `first` are short by design: tasks of a model, aliases of a domain. */
const UNPAGED_LIST = { kind: 'fixed', count: 10 } as const;
const ONE = { kind: 'fixed', count: 1 } as const;
const PAGE_ARGUMENTS = ['first', 'last'] as const;
const KEY_ARGUMENTS = ['ids', 'representations'] as const;

function isList(field: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
}

function ownCost(field: GraphQLField<unknown, unknown>): number {
  const { complexity } = field.extensions;
  if (typeof complexity === 'number') return complexity;
  return isCompositeType(getNamedType(field.type)) ? 1 : 0;
}

/**
 * Translates an operation, once per document, into the tree that `evaluateCost` fills with its
 * variables.
 */
export class CostCompiler {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly compiled = new Map<string, CostNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    const definitions = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(definitions.map((node) => [node.name.value, node]));
  }

  compile(operation: OperationDefinitionNode): CostNode {
    const root = this.schema.getRootType(operation.operation) ?? undefined;
    return { own: 0, size: ONE, children: this.compileAll(operation.selectionSet, root) };
  }

  private compileAll(set: SelectionSetNode | undefined, parent: GraphQLNamedType | undefined): CostNode[] {
    return (set?.selections ?? []).flatMap((selection) => this.compileOne(selection, parent) ?? []);
  }

  private compileOne(selection: SelectionNode, parent: GraphQLNamedType | undefined): CostNode | null {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.compileField(selection, parent);
      case Kind.INLINE_FRAGMENT: {
        const type = selection.typeCondition ? typeFromAST(this.schema, selection.typeCondition) : parent;
        return { own: 0, size: ONE, children: this.compileAll(selection.selectionSet, type) };
      }
      case Kind.FRAGMENT_SPREAD:
        return this.compileFragment(selection.name.value);
    }
  }

  private compileFragment(name: string): CostNode | null {
    const known = this.compiled.get(name);
    const fragment = this.fragments.get(name);
    if (known !== undefined || fragment === undefined) return known ?? null;
    const children = this.compileAll(fragment.selectionSet, typeFromAST(this.schema, fragment.typeCondition));
    const node = { own: 0, size: ONE, children };
    this.compiled.set(name, node);
    return node;
  }

  private compileField(node: FieldNode, parent: GraphQLNamedType | undefined): CostNode | null {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return null;
    const field = parent.getFields()[node.name.value];
    if (field === undefined) return null; // introspection
    const children = this.compileAll(node.selectionSet, getNamedType(field.type));
    return { own: ownCost(field), size: this.sizeOf(node, field, parent), children };
  }

  /** A connection is as long as its page, so its own `edges` and `nodes` add no further factor. */
  private sizeOf(node: FieldNode, field: GraphQLField<unknown, unknown>, parent: GraphQLNamedType): ListSize {
    const sized = [...PAGE_ARGUMENTS, ...KEY_ARGUMENTS].filter((name) =>
      field.args.some((argument) => argument.name === name),
    );
    if (sized.length > 0) return listSize(node, field, sized);
    const isInsideConnection = parent.name.endsWith('Connection');
    return isList(field) && !isInsideConnection && isCompositeType(getNamedType(field.type))
      ? UNPAGED_LIST
      : ONE;
  }
}
