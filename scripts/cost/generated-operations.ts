import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** GraphQL literals to give to arguments, by the path of their field or by their name alone. */
export type Samples = Readonly<Record<string, readonly string[]>>;

const PAGES = [1, 2, 5, 10, 20, 50, 100];
/** The deeper, the shorter: an operation beyond the limit tells nothing. */
const LONGEST_PAGE = [100, 10, 3, 2];
const DEPTH = 3;
const LEAVES = 6;
const MOST_ROOTS = 8;
/** Answer only whoever is known, admins and maintainers, whom these operations are not asked by. */
const FOR_OTHERS = ['auditLog', 'apiTokens', 'webhooks'];

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Field = GraphQLField<unknown, unknown>;

/** Makes operations out of a schema: any field, pages of any length, arguments of `samples`. */
export class OperationGenerator {
  private readonly random: () => number;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly samples: Samples,
    seed: number,
  ) {
    this.random = randomOf(seed);
  }

  /**
   * An operation with one to eight root fields, rather few than many, every root field as likely as
   * any other: from next to nothing to what is just within the limits.
   */
  next(): string {
    const query = this.schema.getQueryType();
    if (!query) throw new TypeError('The schema has no queries.');
    const fields = this.usable(query).filter(
      ({ name }) => !name.startsWith('_') && !FOR_OTHERS.includes(name),
    );
    const count = 1 + Math.floor(this.random() ** 2 * MOST_ROOTS);
    const roots = Array.from(
      { length: count },
      (_, at) => `r${at}: ${this.field(query, this.pick(fields), 0)}`,
    );
    return `{ ${roots.join(' ')} }`;
  }

  private pick<One>(many: readonly One[]): One {
    const one = many[Math.floor(this.random() * many.length)];
    if (one === undefined) throw new RangeError('Nothing to pick from.');
    return one;
  }

  private usable(type: GraphQLObjectType): readonly Field[] {
    return Object.values(type.getFields()).filter(({ name, args }) =>
      args.filter(isRequiredArgument).every((argument) => this.samplesOf(type, name, argument).length > 0),
    );
  }

  private samplesOf(type: GraphQLObjectType, field: string, { name }: GraphQLArgument): readonly string[] {
    return this.samples[`${type.name}.${field}.${name}`] ?? this.samples[name] ?? [];
  }

  private field(type: GraphQLObjectType, field: Field, depth: number): string {
    const given = field.args.flatMap((argument) => this.argument(type, field, argument, depth));
    const named = getNamedType(field.type);
    const inner = isCompositeType(named) ? this.selection(named.name, depth) : '';
    return `${field.name}${given.length > 0 ? `(${given.join(' ')})` : ''}${inner}`;
  }

  private argument(
    type: GraphQLObjectType,
    field: Field,
    argument: GraphQLArgument,
    depth: number,
  ): string[] {
    if (argument.name === 'first') {
      const longest = LONGEST_PAGE[depth] ?? 1;
      return [`first: ${this.pick(PAGES.filter((page) => page <= longest))}`];
    }
    const samples = this.samplesOf(type, field.name, argument);
    if (samples.length === 0 || (!isRequiredArgument(argument) && this.random() > 0.15)) return [];
    return [`${argument.name}: ${this.pick(samples)}`];
  }

  private selection(typeName: string, depth: number): string {
    const type = this.schema.getType(typeName);
    if (!isObjectType(type)) return ' { __typename id }';
    const usable = this.usable(type);
    const leaves = usable.filter((field) => !isCompositeType(getNamedType(field.type)));
    const objects = usable.filter((field) => isCompositeType(getNamedType(field.type)));
    if (type.name.endsWith('Connection')) return this.connection(type, depth);
    const chosen = new Set<Field>();
    for (let count = 0; count < LEAVES && leaves.length > 0; count += 1) {
      chosen.add(this.pick(leaves));
    }
    const wanted = depth < DEPTH && objects.length > 0 ? Math.floor(this.random() * 3.5) : 0;
    for (let count = 0; count < wanted; count += 1) chosen.add(this.pick(objects));
    const inner = [...chosen].map((field) => this.field(type, field, depth + (this.nests(field) ? 1 : 0)));
    return ` { __typename ${inner.join(' ')} }`;
  }

  private connection(type: GraphQLObjectType, depth: number): string {
    const { nodes, edges, totalCount, facets } = type.getFields();
    const parts: string[] = [];
    if (nodes && this.random() < 0.7) parts.push(this.field(type, nodes, depth));
    else if (edges) parts.push(this.field(type, edges, depth));
    if (totalCount && this.random() < 0.2) parts.push('totalCount');
    if (facets && this.random() < 0.2) parts.push(this.field(type, facets, depth));
    return ` { ${parts.join(' ')} }`;
  }

  /** Lists and relations go a level deeper; parts of an object do not. */
  private nests({ type, args }: Field): boolean {
    return args.length > 0 || isListType(getNullableType(type));
  }
}
