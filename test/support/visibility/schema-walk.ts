import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;
export type WalkKind = 'query' | 'subscription';

/** Texts of arguments by `Type.field`: each is tried, the first one on the way to other fields. */
export type ArgumentTable = Readonly<Record<string, readonly string[]>>;

/** One operation of the walk. */
export interface WalkOperation {
  readonly kind: WalkKind;
  /** `Type.field` that it is about; `*` stands for those that are asked for in one way only. */
  readonly place: string;
  readonly source: string;
}

interface Place {
  readonly kind: WalkKind;
  readonly steps: readonly { readonly on: GraphQLObjectType; readonly field: Field }[];
  readonly cost: number;
}

/** Lists are asked for whole: the catalogue of the walk is small. */
const WHOLE_LIST = 'first: 100';
/** How deep the objects beyond a field are read; connections are no step of their own. */
const DEPTH = 1;
/** The same of an answer to a question, which is no thing of the catalogue. */
const DEPTH_OF_ANSWER = 3;
const LIST_PARTS = new Set(['nodes', 'edges', 'node', 'pageInfo', 'facets']);

/**
 * Operations that ask for every field of every object type that reading can reach. A type is
 * reached on its shortest way; each field of it is asked for there, with what is near beyond it.
 */
export class SchemaWalk {
  readonly operations: readonly WalkOperation[];
  /** Fields with required arguments that the table has no entry for. */
  readonly undecided: readonly string[];
  /** `Type.field` of all that can be reached. */
  readonly fields: readonly string[];
  private readonly places: ReadonlyMap<GraphQLObjectType, Place>;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly table: ArgumentTable,
  ) {
    const roots: [WalkKind, GraphQLObjectType | null | undefined][] = [
      ['query', schema.getQueryType()],
      ['subscription', schema.getSubscriptionType()],
    ];
    this.places = this.shortestWays(roots.flatMap(([kind, root]) => (root ? [{ kind, root }] : [])));
    const all = [...this.places].flatMap(([on, place]) =>
      Object.values(on.getFields()).map((field) => ({ on, field, place })),
    );
    this.fields = all.map(({ on, field }) => nameOf(on, field));
    this.undecided = all
      .filter(({ on, field }) => field.args.some(isRequiredArgument) && !this.isKnown(on, field))
      .map(({ on, field }) => nameOf(on, field));
    this.operations = [...this.places].flatMap(([on, place]) => this.operationsAt(on, place));
  }

  private isKnown(on: GraphQLObjectType, field: Field): boolean {
    return Object.hasOwn(this.table, nameOf(on, field));
  }

  /** Ways through fields that need arguments are taken only where there is no other. */
  private shortestWays(roots: readonly { kind: WalkKind; root: GraphQLObjectType }[]) {
    const known = new Map<GraphQLObjectType, Place>();
    const waiting = roots.map(({ kind, root }): [GraphQLObjectType, Place] => [
      root,
      { kind, steps: [], cost: kind === 'query' ? 0 : 50 },
    ]);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [on, place] = next;
      if (known.has(on)) continue;
      known.set(on, place);
      for (const field of Object.values(on.getFields())) {
        if (this.argumentsOf(on, field).length === 0) continue;
        const cost = place.cost + (field.args.some(isRequiredArgument) ? 10 : 1);
        const steps = [...place.steps, { on, field }];
        for (const to of this.objectsOf(getNamedType(field.type)))
          waiting.push([to, { kind: place.kind, steps, cost }]);
      }
      waiting.sort(([, left], [, right]) => left.cost - right.cost);
    }
    return known;
  }

  private objectsOf(type: GraphQLNamedType): readonly GraphQLObjectType[] {
    if (isObjectType(type)) return [type];
    return isInterfaceType(type) || isUnionType(type) ? this.schema.getPossibleTypes(type) : [];
  }

  /** What is written behind a field's name, in each way that is tried; none: it cannot be asked. */
  private argumentsOf(on: GraphQLObjectType, field: Field): readonly string[] {
    const known = this.table[nameOf(on, field)];
    if (known !== undefined) return known.map((text) => (text === '' ? '' : `(${text})`));
    if (field.args.some(isRequiredArgument)) return [];
    const hasFirst = field.args.some(({ name }) => name === 'first');
    return [hasFirst ? `(${WHOLE_LIST})` : ''];
  }

  private operationsAt(on: GraphQLObjectType, { kind, steps }: Place): WalkOperation[] {
    const asked = Object.values(on.getFields()).map((field) => ({
      field,
      ways: this.argumentsOf(on, field).map(
        (call) => `${field.name}${call}${this.selection(getNamedType(field.type), depthOf(field))}`,
      ),
    }));
    const through = (inner: string, at = 0): string => {
      const step = steps[at];
      if (step === undefined) return `__typename ${inner}`;
      const [call = ''] = this.argumentsOf(step.on, step.field);
      const beyond = steps[at + 1]?.on ?? on;
      const type = getNamedType(step.field.type);
      const rest = through(inner, at + 1);
      const body = isObjectType(type) ? rest : `... on ${beyond.name} { ${rest} }`;
      return `__typename ${step.field.name}${call} { ${body} }`;
    };
    // One root field is all that a subscription may ask for.
    const operation = (place: string, inner: string): WalkOperation => {
      const body = through(inner);
      const source = kind === 'query' ? `{ ${body} }` : `${kind} { ${body.replace('__typename ', '')} }`;
      return { kind, place, source };
    };
    // What is asked for in one way only is asked for together; of subscriptions one at a time.
    const isTogether = (ways: readonly string[]) =>
      ways.length === 1 && (kind === 'query' || steps.length > 0);
    const together = asked.flatMap(({ ways }) => (isTogether(ways) ? ways : []));
    const apart = asked.flatMap(({ field, ways }) =>
      isTogether(ways) ? [] : ways.map((way) => operation(`${on.name}.${field.name}`, way)),
    );
    return [...(together.length === 0 ? [] : [operation(`${on.name}.*`, together.join(' '))]), ...apart];
  }

  private isLeaf(field: Field): boolean {
    return this.objectsOf(getNamedType(field.type)).length === 0;
  }

  private selection(type: GraphQLNamedType, deep: number): string {
    if (isObjectType(type)) return ` { ${this.within(type, deep)} }`;
    const objects = this.objectsOf(type);
    if (objects.length === 0) return '';
    // Fields of one name may be of different types, so each has its type's name before it.
    const parts = objects.map((one) => `... on ${one.name} { ${this.within(one, 0, `${one.name}_`)} }`);
    return ` { __typename ${parts.join(' ')} }`;
  }

  private within(type: GraphQLObjectType, deep: number, prefix = ''): string {
    const fields = type.getFields();
    // The same objects are in both; edges are asked for at their own place.
    const isTwice = (field: Field) => field.name === 'edges' && 'nodes' in fields;
    const parts = Object.values(fields).flatMap((field) => {
      if (isTwice(field)) return [];
      const { name } = field;
      const asked = prefix === '' ? name : `${prefix}${name}: ${name}`;
      if (this.isLeaf(field)) return this.isKnown(type, field) || hasRequired(field) ? [] : [asked];
      const isPart = LIST_PARTS.has(name) && !hasRequired(field);
      const [call] = this.argumentsOf(type, field);
      if (call === undefined || (deep === 0 && !isPart)) return [];
      return [`${asked}${call}${this.selection(getNamedType(field.type), isPart ? deep : deep - 1)}`];
    });
    return ['__typename', ...parts].join(' ');
  }
}

/** `Type.field` of everything in an answer that has a value. */
export function reachedIn(value: unknown, reached: Set<string>): void {
  if (Array.isArray(value)) return value.forEach((one) => reachedIn(one, reached));
  if (typeof value !== 'object' || value === null) return;
  const { __typename: type } = value as { readonly __typename?: unknown };
  for (const [key, inner] of Object.entries(value)) {
    const isEmpty = inner === null || (Array.isArray(inner) && inner.length === 0);
    if (typeof type === 'string' && !isEmpty) reached.add(`${type}.${key.replace(`${type}_`, '')}`);
    reachedIn(inner, reached);
  }
}

const hasRequired = (field: Field): boolean => field.args.some(isRequiredArgument);
const depthOf = (field: Field): number => {
  const type = getNamedType(field.type);
  const isThing = !isObjectType(type) || type.getInterfaces().length > 0;
  return hasRequired(field) && !isThing ? DEPTH_OF_ANSWER : DEPTH;
};
const nameOf = (on: GraphQLObjectType, { name }: Field): string => `${on.name}.${name}`;
