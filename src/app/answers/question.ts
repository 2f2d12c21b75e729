import { createHash } from 'node:crypto';
import { print, type DocumentNode } from 'graphql';
import type { Asked } from '../../platform/graphql/limits/limits.hook';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Dropped together with the documents. */
const printed = new WeakMap<DocumentNode, string>();

/** However it is spaced, and whatever comments it has. */
function documentDigest(document: DocumentNode): string {
  const known = printed.get(document);
  if (known !== undefined) return known;
  const digest = digestOf(print(document));
  printed.set(document, digest);
  return digest;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** With the fields of objects in one order. */
const inOrder = (_key: string, value: unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value;

/**
 * What has the same answers in one state of the catalogue: the same operation with the same
 * variables, asked by those who may see the same.
 *
 * @param reach name of what who asks may see
 */
export function questionDigest({ document, operation, variables }: Asked, reach: string): string {
  const declared = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const sent = declared.filter((name) => Object.hasOwn(variables, name));
  const values = Object.fromEntries(sent.map((name) => [name, variables[name]]));
  const parts = [documentDigest(document), operation.name?.value ?? null, reach, values];
  return digestOf(JSON.stringify(parts, inOrder));
}
