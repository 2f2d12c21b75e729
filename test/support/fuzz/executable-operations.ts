import fc, { type GeneratorValue } from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { chance, pick } from './odd-values';

export interface ExecutableOperation {
  readonly query: string;
  /** Two sets of them, as two clients would send. */
  readonly variables: readonly [Record<string, unknown>, Record<string, unknown>];
}

type Field = GraphQLField<unknown, unknown>;

const DEPTH = 4;

/**
 * Writes operations with everything that execution has to do with: aliases, arguments as literals
 * and variables, fragments with and without names on objects and interfaces, fields that are
 * selected twice, `@skip` and `@include`.
 */
export function executableOperation(schema: GraphQLSchema, g: GeneratorValue): ExecutableOperation {
  return new Draft(schema, g).write();
}

class Draft {
  private readonly declared: string[] = [];
  private readonly variables: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  private readonly fragments: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly g: GeneratorValue,
  ) {}

  write(): ExecutableOperation {
    const mutation = this.schema.getMutationType();
    const isMutation = mutation && chance(this.g, 0.15);
    const root = isMutation ? mutation : this.schema.getQueryType();
    if (!root) throw new TypeError('There is nothing to ask.');
    const body = this.selection(root, 0);
    const head = this.declared.length === 0 ? '' : `(${this.declared.join(', ')})`;
    const kind = isMutation ? 'mutation' : 'query';
    return {
      query: [`${kind} Made${head} ${body}`, ...this.fragments].join('\n'),
      variables: this.variables,
    };
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: 1 + this.upTo(3) }, () => this.part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  private part(type: GraphQLCompositeType, depth: number): string {
    if (chance(this.g, 0.1)) return `__typename${this.condition()}`;
    if (depth < DEPTH && chance(this.g, isAbstractType(type) ? 0.6 : 0.15)) return this.fragment(type, depth);
    if (!('getFields' in type)) return '__typename';
    const fields = Object.values(type.getFields());
    const shallow = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    return this.field(pick(this.g, depth < DEPTH ? fields : shallow), depth);
  }

  private field(field: Field, depth: number): string {
    const args = field.args.length > 0 && chance(this.g, 0.8) ? this.argument(field) : '';
    const named = getNamedType(field.type);
    // Fields of one key have to agree in their arguments, and in the shape of what they return.
    const alias =
      args === '' && chance(this.g, 0.5) ? '' : `${pick(this.g, ['a', 'b', 'c'])}${this.serial()}: `;
    const inner = isCompositeType(named) ? ` ${this.selection(named, depth + 1)}` : '';
    return `${alias}${field.name}${args}${this.condition()}${inner}`;
  }

  private argument(field: Field): string {
    const [argument] = field.args;
    if (argument === undefined) return '';
    const values = LITERALS[String(argument.type)];
    if (values === undefined) throw new TypeError(`No values for ${String(argument.type)}.`);
    const [literal] = pick(this.g, values);
    if (chance(this.g, 0.5)) return `(${argument.name}: ${literal})`;
    const name = this.declare(String(argument.type), () => pick(this.g, values)[1]);
    return `(${argument.name}: ${name})`;
  }

  private condition(): string {
    if (!chance(this.g, 0.15)) return '';
    const directive = pick(this.g, ['skip', 'include']);
    const value = chance(this.g, 0.3)
      ? String(chance(this.g, 0.5))
      : this.declare('Boolean!', () => chance(this.g, 0.5));
    return ` @${directive}(if: ${value})`;
  }

  private declare(type: string, draw: () => unknown): string {
    const name = `$v${this.declared.length}`;
    this.declared.push(`${name}: ${type}`);
    for (const variables of this.variables) {
      const value = draw();
      if (value !== undefined) variables[name.slice(1)] = value;
    }
    return name;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const on = this.narrowed(type);
    const body = this.selection(on, depth + 1);
    if (chance(this.g, 0.5)) return `... ${on === type ? '' : `on ${on.name}`}${this.condition()} ${body}`;
    const name = `F${this.serial()}`;
    this.fragments.push(`fragment ${name} on ${on.name} ${body}`);
    return `...${name}${this.condition()}`;
  }

  private narrowed(type: GraphQLCompositeType): GraphQLCompositeType {
    if (!isAbstractType(type)) return chance(this.g, 0.3) ? this.widened(type) : type;
    const among: readonly GraphQLCompositeType[] = [type, ...this.schema.getPossibleTypes(type)];
    return pick(this.g, among);
  }

  private widened(type: GraphQLObjectType): GraphQLCompositeType {
    const wider = isObjectType(type) ? type.getInterfaces() : [];
    return wider.length === 0 ? type : pick(this.g, wider);
  }

  private numbers = 0;

  private serial(): number {
    return (this.numbers += 1);
  }

  private upTo(max: number): number {
    return this.g(fc.nat, { max });
  }
}

/** By the type of an argument: what is written, and what is sent. */
const LITERALS: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  Int: [
    ['3', 3],
    ['null', null],
    ['0', undefined],
  ],
  'Int!': [
    ['2', 2],
    ['7', 7],
  ],
  Color: [
    ['RED', 'RED'],
    ['BLUE', 'BLUE'],
  ],
  Filter: [
    ['{ least: 1, colors: [RED] }', { least: 1, colors: ['RED'] }],
    ['{ least: 2, inner: { least: 3 } }', { inner: { least: 3, stamp: '2020-01-01' }, least: 2 }],
  ],
};
