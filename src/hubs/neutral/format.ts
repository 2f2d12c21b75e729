import { z } from 'zod';
import {
  datasetRecordSchema,
  modelRecordSchema,
  ownHubSchema,
  studyRecordSchema,
  transferResultRecordSchema,
} from '../records';

/** The neutral records as JSON lines: docs/records.md. */
export const RECORDS_FORMAT = 'rootstock-records';
/** Raised when a reader of an earlier version would take a line for something else. */
export const RECORDS_VERSION = 1;

export const recordsHeaderSchema = z.object({
  kind: z.literal('header'),
  format: z.literal(RECORDS_FORMAT),
  version: z.number().int().min(1),
});

/** What a line may be, by its `kind`. */
export const LINE_SCHEMAS = {
  header: recordsHeaderSchema,
  hub: ownHubSchema,
  model: modelRecordSchema,
  dataset: datasetRecordSchema,
  study: studyRecordSchema,
  transferResult: transferResultRecordSchema,
} as const;

/**
 * JSON Schema of one line, out of the schemas that check it. An import may say the hub, so it need
 * not stand in a record.
 */
export function recordsJsonSchema(): object {
  const generated = z.toJSONSchema(z.union(Object.values(LINE_SCHEMAS)), { io: 'input' });
  return {
    $id: `urn:${RECORDS_FORMAT}:${RECORDS_VERSION}`,
    title: `${RECORDS_FORMAT}, version ${RECORDS_VERSION}: one line`,
    ...objectIn(withOptionalHub(generated)),
  };
}

/** The same schema, in which what has an id at a hub need not say the hub. */
function withOptionalHub(schema: unknown): unknown {
  if (Array.isArray(schema)) return Array.from<unknown>(schema).map(withOptionalHub);
  if (typeof schema !== 'object' || schema === null) return schema;
  const isOfThing = 'properties' in schema && 'externalId' in objectIn(schema.properties);
  const entries = Object.entries(schema).map(([key, value]: [string, unknown]) => [
    key,
    key === 'required' && isOfThing ? withoutHub(value) : withOptionalHub(value),
  ]);
  return objectIn(Object.fromEntries(entries));
}

const withoutHub = (required: unknown): string[] =>
  z
    .array(z.string())
    .parse(required)
    .filter((name) => name !== 'hub');

const objectIn = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
