import {
  GraphQLError,
  valueFromASTUntyped,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';
import { InvalidInputError } from '../../errors';
import { entityTypes } from '../entity-types';
import { limitError } from './limit-error';

const ENTITIES = '_entities';
const ARGUMENT = 'representations';

type Variables = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Every place of a document that asks for entities by representation, fragments included. */
export function findEntityFields(document: DocumentNode): readonly FieldNode[] {
  const found: FieldNode[] = [];
  visit(document, {
    Field(field) {
      if (field.name.value === ENTITIES) found.push(field);
    },
  });
  return found;
}

function representationsOf(field: FieldNode, variables: Variables): readonly unknown[] {
  const given = field.arguments?.find(({ name }) => name.value === ARGUMENT);
  const value: unknown = given && valueFromASTUntyped(given.value, variables);
  return Array.isArray(value) ? value : [];
}

/**
 * Checks what a gateway asks to have resolved, before anything is loaded.
 *
 * @throws GraphQLError with status 400 where there are more than `max`, or one is not an entity of
 * this subgraph
 */
export function assertRepresentations(
  schema: GraphQLSchema,
  fields: readonly FieldNode[],
  { variables, max }: { variables: Variables; max: number },
): void {
  if (fields.length === 0) return;
  const asked = fields.flatMap((field) => representationsOf(field, variables));
  if (asked.length > max) {
    const message = `The operation asks for ${asked.length} entities; at most ${max} are allowed.`;
    throw limitError('representations', message, fields[0]);
  }
  const known: ReadonlySet<unknown> = new Set(entityTypes(schema).map(({ name }) => name));
  const wrong = asked.findIndex((item) => !isRecord(item) || !known.has(item['__typename']));
  if (wrong === -1) return;
  const fault = new InvalidInputError(
    `${ARGUMENT}.${wrong}`,
    'an object whose __typename is an entity type here',
  );
  throw new GraphQLError(fault.message, { originalError: fault, extensions: { http: { status: 400 } } });
}
