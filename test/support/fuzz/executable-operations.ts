import type { GeneratorValue } from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { below, chance, pick } from './odd-values';

export interface ExecutableOperation {
  readonly query: string;
  /** Two sets of them, as two clients would send. */
  readonly variables: readonly [Record<string, unknown>, Record<string, unknown>];
}

/** A field, and the type that it is asked of. */
export interface AskedField {
  readonly on: GraphQLCompositeType;
  readonly field: GraphQLField<unknown, unknown>;
}

/** An argument, as it is written and as a client sends it. */
export interface DrawnValue {
  /** Null where it can only be sent. */
  readonly literal: string | null;
  /** Undefined where a client sends none. */
  readonly value: unknown;
}

/** What operations are made of, beside a schema. */
export interface OperationShape {
  /** Levels of fields and fragments. */
  readonly depth: number;
  /** Share of operations that write. */
  readonly writing: number;
  /** Whether a field may be asked for. */
  readonly isAsked: (asked: AskedField) => boolean;
  /** The arguments that a field is asked with. */
  readonly given: (g: GeneratorValue, asked: AskedField) => readonly GraphQLArgument[];
  readonly draw: (g: GeneratorValue, asked: AskedField, argument: GraphQLArgument) => DrawnValue;
}

/**
 * Writes operations with everything that execution has to do with: aliases, arguments as literals
 * and variables, fragments with and without names on objects and interfaces, fields that are
 * selected twice, `@skip` and `@include`.
 */
export function executableOperation(
  schema: GraphQLSchema,
  shape: OperationShape,
  g: GeneratorValue,
): ExecutableOperation {
  return new Draft(schema, shape, g).write();
}

class Draft {
  private readonly declared: string[] = [];
  private readonly variables: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  private readonly fragments: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly shape: OperationShape,
    private readonly g: GeneratorValue,
  ) {}

  write(): ExecutableOperation {
    const mutation = this.schema.getMutationType();
    const isMutation = mutation && chance(this.g, this.shape.writing);
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
    const parts = Array.from({ length: 1 + below(this.g, 4) }, () => this.part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  private part(on: GraphQLCompositeType, depth: number): string {
    const isDeep = depth >= this.shape.depth;
    if (chance(this.g, 0.1)) return `__typename${this.condition()}`;
    if (!isDeep && chance(this.g, isAbstractType(on) ? 0.6 : 0.15)) return this.fragment(on, depth);
    if (!('getFields' in on)) return '__typename';
    const fields = Object.values(on.getFields()).filter(
      (field) => this.shape.isAsked({ on, field }) && !(isDeep && isCompositeType(getNamedType(field.type))),
    );
    return fields.length === 0 ? '__typename' : this.field({ on, field: pick(this.g, fields) }, depth);
  }

  private field(asked: AskedField, depth: number): string {
    const { field } = asked;
    const args = this.arguments(asked);
    const named = getNamedType(field.type);
    // Fields of one key have to agree in their arguments, and in the shape of what they return.
    const alias =
      args === '' && chance(this.g, 0.5) ? '' : `${pick(this.g, ['a', 'b', 'c'])}${this.serial()}: `;
    const inner = isCompositeType(named) ? ` ${this.selection(named, depth + 1)}` : '';
    return `${alias}${field.name}${args}${this.condition()}${inner}`;
  }

  private arguments(asked: AskedField): string {
    const given = this.shape.given(this.g, asked).map((argument) => {
      const draw = () => this.shape.draw(this.g, asked, argument);
      const first = draw();
      if (first.literal !== null && chance(this.g, 0.5)) return `${argument.name}: ${first.literal}`;
      return `${argument.name}: ${this.declare(String(argument.type), [first.value, draw().value])}`;
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  private condition(): string {
    if (!chance(this.g, 0.15)) return '';
    const directive = pick(this.g, ['skip', 'include']);
    const value = chance(this.g, 0.3)
      ? String(chance(this.g, 0.5))
      : this.declare('Boolean!', [chance(this.g, 0.5), chance(this.g, 0.5)]);
    return ` @${directive}(if: ${value})`;
  }

  private declare(type: string, values: readonly [unknown, unknown]): string {
    const name = `v${this.declared.length}`;
    this.declared.push(`$${name}: ${type}`);
    for (const [at, variables] of this.variables.entries())
      if (values[at] !== undefined) variables[name] = values[at];
    return `$${name}`;
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
}
