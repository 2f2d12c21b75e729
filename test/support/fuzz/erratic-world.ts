import { createHash } from 'node:crypto';
import {
  buildSchema,
  defaultFieldResolver,
  getNamedType,
  GraphQLScalarType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { DrawnValue, OperationShape } from './executable-operations';
import { chance, pick } from './odd-values';

const SDL = /* GraphQL */ `
  scalar Stamp
  enum Color {
    RED
    BLUE
  }
  input Filter {
    least: Int! = 5
    colors: [Color!]
    stamp: Stamp
    inner: Filter
  }
  interface Named {
    name: String
    sure: String!
    peer: Named
  }
  type Plant implements Named {
    name: String
    sure: String!
    peer: Named
    height: Float
    color: Color
    seeds(filter: Filter): [Seed]
    sureSeeds(first: Int = 2): [Seed!]
    surestSeeds: [Seed!]!
  }
  type Seed implements Named {
    name: String
    sure: String!
    peer: Named
    plant: Plant
    surePlant: Plant!
    stamp: Stamp
    tags: [String]
    sureTags: [String!]
  }
  union Thing = Plant | Seed
  type Query {
    plant(first: Int!): Plant
    surePlant: Plant!
    seeds(filter: Filter): [Seed!]
    named: [Named]
    things: [Thing!]
    count(first: Int): Int
    painted(color: Color): String
  }
  type Mutation {
    sow(first: Int): Seed
    water(color: Color): Plant
    count: Int!
  }
`;

/** How often something goes wrong, in a hundred. */
export interface Mood {
  readonly seed: number;
  readonly late: number;
  readonly failing: number;
  readonly missing: number;
}

/**
 * A schema whose fields answer, fail, are null or come late by where they stand, so that each
 * execution finds the same: what execution of GraphQL can meet.
 */
export function erraticWorld(mood: Mood): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (type.name === 'Stamp' && type instanceof GraphQLScalarType) {
      type.serialize = (value) => {
        if (value === 'bad') throw new TypeError('No stamp.');
        return value instanceof Date ? value.toISOString() : value;
      };
      type.parseValue = (value) => new Date(String(value));
    }
    if (!isObjectType(type)) continue;
    if (type.name === 'Seed') type.isTypeOf = (value) => value !== null && typeof value === 'object';
    for (const field of Object.values(type.getFields())) {
      // Names are plain properties, as most fields are.
      field.resolve =
        field.name === 'name' || field.name === 'height' ? undefined : resolver(mood, field.type);
    }
  }
  return schema;
}

function resolver(mood: Mood, type: GraphQLOutputType): GraphQLFieldResolver<unknown, unknown> {
  return (source, args, context, info) => {
    const keys: (string | number)[] = [];
    for (let at: typeof info.path | undefined = info.path; at; at = at.prev) keys.push(at.key);
    const dice = new Dice(`${mood.seed} ${keys.join()} ${JSON.stringify(args)}`);
    if (dice.below(3)) return defaultFieldResolver(source, args, context, info);
    const isCalm = isInCalm(source);
    const isLate = !isCalm && dice.below(mood.late);
    if (dice.below(mood.failing)) {
      const error = new Error(`Failed with ${JSON.stringify(args)} at ${keys.join()}`);
      if (isLate) return Promise.reject(error);
      if (dice.below(30)) return error;
      throw error;
    }
    const value = dice.below(mood.missing) ? null : valueOf(type, { dice, mood, isCalm });
    return isLate ? Promise.resolve(value) : value;
  };
}

/**
 * Where items cannot be null, nothing of them comes late: GraphQL.js would leave the failure of one
 * unhandled when another has failed at once, which ends the process.
 */
const isInCalm = (source: unknown): boolean =>
  typeof source === 'object' && source !== null && 'isCalm' in source && source.isCalm === true;

function valueOf(
  given: GraphQLOutputType,
  at: { readonly dice: Dice; readonly mood: Mood; readonly isCalm: boolean },
): unknown {
  const { dice, mood } = at;
  const type = isNonNullType(given) ? given.ofType : given;
  if (isListType(type)) {
    if (dice.below(2)) return 'no list';
    const isCalm = at.isCalm || isNonNullType(type.ofType);
    return Array.from({ length: dice.upTo(4) }, () => {
      if (dice.below(mood.missing / 3)) return null;
      if (dice.below(mood.failing / 3)) return new Error('An item failed.');
      const item = valueOf(type.ofType, { dice, mood, isCalm });
      return !isCalm && dice.below(mood.late / 3) ? Promise.resolve(item) : item;
    });
  }
  const named = getNamedType(type);
  if (isEnumType(named)) return dice.below(10) ? 'GREEN' : 'RED';
  if (named.name === 'Int') return dice.below(10) ? 'three' : dice.upTo(100);
  if (named.name === 'Float') return dice.upTo(100) / 7;
  if (named.name === 'Stamp') return dice.below(20) ? 'bad' : new Date(dice.upTo(10_000));
  if (named.name === 'String') return dice.below(5) ? { not: 'text' } : `text ${dice.upTo(100)}`;
  const typename =
    named.name === 'Plant' || named.name === 'Seed' ? named.name : dice.below(50) ? 'Plant' : 'Seed';
  return {
    __typename: dice.below(3) ? 'Nobody' : typename,
    name: dice.below(mood.missing) ? null : `name ${dice.upTo(100)}`,
    isCalm: at.isCalm,
    height: !at.isCalm && dice.below(mood.late) ? Promise.resolve(1.5) : () => dice.upTo(0) + 2.5,
  };
}

/** Chances that are the same for the same place. */
class Dice {
  private readonly bytes: Buffer;
  private thrown = 0;

  constructor(place: string) {
    this.bytes = createHash('sha256').update(place).digest();
  }

  below(percent: number): boolean {
    return this.next() < percent / 100;
  }

  upTo(max: number): number {
    return Math.floor(this.next() * (max + 1));
  }

  private next(): number {
    this.thrown += 1;
    const mixed = Math.imul(this.bytes.readUInt32LE((this.thrown * 4) % 28) ^ this.thrown, 0x9e3779b1) >>> 0;
    return mixed / 4_294_967_296;
  }
}

/** By the type of an argument: what is written, and what is sent. */
const VALUES: Readonly<Record<string, readonly DrawnValue[]>> = {
  Int: [
    { literal: '3', value: 3 },
    { literal: 'null', value: null },
    { literal: '0', value: undefined },
  ],
  'Int!': [
    { literal: '2', value: 2 },
    { literal: '7', value: 7 },
  ],
  Color: [
    { literal: 'RED', value: 'RED' },
    { literal: 'BLUE', value: 'BLUE' },
  ],
  Filter: [
    { literal: '{ least: 1, colors: [RED] }', value: { least: 1, colors: ['RED'] } },
    {
      literal: '{ least: 2, inner: { least: 3 } }',
      value: { inner: { least: 3, stamp: '2020-01-01' }, least: 2 },
    },
  ],
};

/** What such a schema is asked. */
export const ERRATIC_SHAPE: OperationShape = {
  depth: 4,
  writing: 0.15,
  isAsked: () => true,
  given: (g, { field }) => (chance(g, 0.8) ? field.args : []),
  draw: (g, _asked, { type }) => pick(g, VALUES[String(type)] ?? []),
};
