import { z } from 'zod';

interface Described {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
  readonly headers?: object;
}

/** A document of OpenAPI, as far as answers are checked against it. */
export interface OpenApiDocument {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get: {
          readonly parameters: readonly { readonly name: string; readonly schema?: object }[];
          readonly responses: Readonly<Record<string, Described>>;
        };
      }
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** What is wrong with an answer by the document: nothing where it is as it says. */
export function faultsOfAnswer(
  { paths, components }: OpenApiDocument,
  path: string,
  { status, headers, text }: { status: number; headers: Headers; text: string },
): readonly string[] {
  const responses = paths[path]?.get.responses;
  if (responses === undefined) return [`${path} is not described`];
  const described = responses[status] ?? responses.default;
  if (described === undefined) return [`${status} is not described`];
  const type = headers.get('content-type')?.split(';')[0];
  const content = Object.entries(described.content ?? {});
  if (content.length === 0) return text === '' ? [] : ['has content that is not described'];
  const schema = described.content?.[type ?? '']?.schema;
  if (schema === undefined) return [`${type} is not described`];
  const whole = JSON.stringify({ ...schema, $defs: components.schemas });
  const read = z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')) as never);
  const { error } = read.safeParse(JSON.parse(text));
  return (error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}
