import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import type { z } from 'zod';

/**
 * The same schema, which is written as JSON once: the library asks for that with each message, and
 * a schema of a tool takes up to a millisecond.
 */
export function remembered<Schema extends z.ZodObject>(
  schema: Schema,
): StandardSchemaWithJSON<z.input<Schema>, z.output<Schema>> {
  const standard = schema['~standard'];
  const kept = new Map<string, Record<string, unknown>>();
  const write =
    (way: 'input' | 'output'): StandardSchemaWithJSON['~standard']['jsonSchema']['input'] =>
    (options) => {
      const key = `${way} ${options.target}`;
      const written = kept.get(key) ?? standard.jsonSchema[way](options);
      kept.set(key, written);
      return written;
    };
  return { '~standard': { ...standard, jsonSchema: { input: write('input'), output: write('output') } } };
}
