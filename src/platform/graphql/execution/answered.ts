// The values that stand in an answer.
import { inspect } from 'graphql/jsutils/inspect';
import type { Answered } from './kind-of-answered';
import type { FieldPlan, LeafPlan } from './plan';

const isObjectLike = (value: unknown): value is Answered =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** What GraphQL.js reads where a field has no resolver. */
export const propertyOf = (source: unknown, name: string): unknown =>
  isObjectLike(source) ? source[name] : undefined;

export const cannotBeNull = ({ parentType, field }: FieldPlan): Error =>
  new Error(`Cannot return null for non-nullable field ${parentType.name}.${field.name}.`);

/** @throws Error when the type makes nothing of the value, which is not null */
export function serialized({ type, isWritten }: LeafPlan, value: unknown): unknown {
  if (isWritten?.(value) === true) return value;
  const written: unknown = type.serialize(value);
  if (written !== null && written !== undefined) return written;
  throw new Error(
    `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to ` +
      `return non-nullable value, returned: ${inspect(written)}`,
  );
}
