import fc, { type GeneratorValue } from 'fast-check';
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
import { below, chance, pick, type OddValues } from './odd-values';

const HEX_WORD = () => fc.nat({ max: 0xffff });

type Field = GraphQLField<unknown, unknown>;
type Kind = 'query' | 'mutation' | 'subscription';

/** A step from one object to another, through a field. */
interface Step {
  readonly on: GraphQLObjectType;
  readonly field: Field;
}

/** A field with arguments, and the fields that lead to it from the root of an operation. */
interface Place {
  readonly kind: Kind;
  readonly steps: readonly Step[];
}

/** Who sends an operation, as a proxy tells it. */
export interface Sender {
  readonly address: string;
  /** Null for the administrator's, empty for none. */
  readonly token: string | null;
}

export interface MadeOperation {
  readonly kind: Kind;
  readonly sender: Sender;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Operations that reach every field with arguments that the schema has: new ones by themselves. */
export class OperationMaker {
  readonly places: readonly Place[];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly values: OddValues,
  ) {
    this.places = placesIn(schema);
  }

  make(g: GeneratorValue): MadeOperation {
    return new Draft(this.schema, this.values, g).write(pick(g, this.places));
  }
}

function placesIn(schema: GraphQLSchema): Place[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  const places: Place[] = [];
  const known = new Set<string>();
  for (const [kind, root] of roots) {
    if (!root) continue;
    const waiting: { type: GraphQLObjectType; steps: readonly Step[] }[] = [{ type: root, steps: [] }];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { type, steps } = next;
      if (known.has(type.name)) continue;
      known.add(type.name);
      for (const field of Object.values(type.getFields())) {
        const there = [...steps, { on: type, field }];
        if (field.args.length > 0) places.push({ kind, steps: there });
        for (const to of objectsOf(schema, getNamedType(field.type)))
          waiting.push({ type: to, steps: there });
      }
    }
  }
  return places;
}

function objectsOf(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isInterfaceType(type) || isUnionType(type) ? schema.getPossibleTypes(type) : [];
}

/** One operation while it is written. */
class Draft {
  private readonly variables: Record<string, unknown> = {};
  private readonly declared: string[] = [];
  private readonly oddness: number;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly values: OddValues,
    private readonly g: GeneratorValue,
  ) {
    this.oddness = pick(g, [0, 0, 0.02, 0.1, 0.4]);
  }

  write({ kind, steps }: Place): MadeOperation {
    const body = this.through(steps);
    const head = this.declared.length === 0 ? '' : `(${this.declared.join(', ')})`;
    const query = `${kind} ${head} { ${body} }`;
    return {
      kind,
      query: chance(this.g, 0.02) ? this.damaged(query) : query,
      variables: this.variables,
      sender: this.sender(),
    };
  }

  /** Most are the administrator, who may do everything; strangers have another address each. */
  private sender(): Sender {
    if (!chance(this.g, 0.1)) return { address: '192.0.2.1', token: null };
    const word = () => this.g(HEX_WORD).toString(16);
    const address = `2001:db8:${word()}:${word()}::1`;
    return { address, token: chance(this.g, 0.5) ? `wrong-${word()}${word()}` : '' };
  }

  private through([step, ...rest]: readonly Step[]): string {
    if (step === undefined) return '__typename';
    const { field } = step;
    const call = `${field.name}${this.args(step, rest.length === 0)}`;
    const [next] = rest;
    if (next === undefined) return `${call}${this.selection(getNamedType(field.type), 2)}`;
    const inner = this.through(rest);
    const type = getNamedType(field.type);
    return `${call} { ${isObjectType(type) ? inner : `... on ${next.on.name} { ${inner} }`} }`;
  }

  private args({ on, field }: Step, isWanted: boolean): string {
    const given = field.args.flatMap((arg) => {
      const isGiven = isRequiredArgument(arg) ? !chance(this.g, 0.01) : chance(this.g, isWanted ? 0.6 : 0.1);
      if (!isGiven) return [];
      const name = `v${this.declared.length}`;
      this.declared.push(`$${name}: ${String(arg.type)}`);
      const at = `${on.name}.${field.name}.${arg.name}`;
      this.variables[name] = this.values.draw(this.g, arg.type, { oddness: isWanted ? this.oddness : 0, at });
      return [`${arg.name}: $${name}`];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  private selection(type: GraphQLNamedType, deep: number): string {
    if (isObjectType(type)) return ` { ${this.fieldsOf(type, deep)} }`;
    const objects = objectsOf(this.schema, type);
    if (objects.length === 0) return '';
    const one = pick(this.g, objects);
    return ` { __typename ... on ${one.name} { ${this.fieldsOf(one, 0)} } }`;
  }

  private fieldsOf(type: GraphQLObjectType, deep: number): string {
    const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
    const isLeaf = (field: Field) => objectsOf(this.schema, getNamedType(field.type)).length === 0;
    const leaves = fields.filter((field) => isLeaf(field) && chance(this.g, 0.5));
    const inner = fields.filter((field) => !isLeaf(field));
    const followed = deep > 0 && inner.length > 0 ? [pick(this.g, inner), pick(this.g, inner)] : [];
    const written = new Set([...leaves, ...followed]);
    return [
      '__typename',
      ...[...written].map(({ name, type: of }) => `${name}${this.selection(getNamedType(of), deep - 1)}`),
    ].join(' ');
  }

  private damaged(query: string): string {
    const at = below(this.g, query.length + 1);
    return (
      query.slice(0, at) +
      pick(this.g, ['', '{', '}', '"', '\\u0000', '...', '@', '\u0000']) +
      query.slice(at + 1)
    );
  }
}
