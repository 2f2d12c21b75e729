import { z } from 'zod';

/** Part of a document of OpenAPI, as a client reads it. */
export interface Described {
  readonly required?: boolean;
  readonly schema?: Readonly<Record<string, unknown>>;
}

export interface DescribedParameter extends Described {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly explode?: boolean;
  readonly schema: ParameterSchema;
}

export interface ParameterSchema extends Readonly<Record<string, unknown>> {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly items?: ParameterSchema;
}

export interface DescribedResponse {
  readonly headers?: Readonly<Record<string, Described>>;
  readonly content?: Readonly<Record<string, Described>>;
}

export interface DescribedOperation {
  readonly parameters: readonly DescribedParameter[];
  readonly responses: Readonly<Record<string, DescribedResponse>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, { readonly get: DescribedOperation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** Headers that belong to HTTP, and say nothing of what is answered. */
const OF_HTTP = new Set([
  ...[
    'cache-control',
    'connection',
    'content-encoding',
    'content-length',
    'content-type',
    'date',
    'keep-alive',
  ],
  ...['transfer-encoding', 'vary', 'x-content-type-options', 'x-request-id', 'allow'],
]);

/** What a client gets. */
export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const typeOf = (headers: Headers): string => (headers.get('content-type') ?? '').split(';', 1)[0] ?? '';

/** Faults of answers, by what a document says of them. */
export class OpenApiCheck {
  constructor(private readonly document: OpenApi) {}

  /** What is wrong with a value by a schema of the document; null for nothing. */
  faultOf(schema: Readonly<Record<string, unknown>>, value: unknown): string | null {
    const own = JSON.stringify({ ...schema, $defs: this.document.components.schemas });
    const read = z.fromJSONSchema(JSON.parse(own.replaceAll('#/components/schemas/', '#/$defs/')) as never);
    const { error } = read.safeParse(value);
    return error === undefined ? null : z.prettifyError(error);
  }

  /** What an answer has that the document does not say, and the other way round. */
  faultsOf(operation: DescribedOperation, { status, headers, text }: Got, hasBody = true): string[] {
    const { responses } = operation;
    const told = responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
    if (told === undefined) return [`${status} is not described`];
    return [
      ...this.headerFaults(told.headers ?? {}, headers),
      ...(hasBody ? this.bodyFaults(told.content ?? {}, typeOf(headers), text) : []),
    ];
  }

  private headerFaults(described: Readonly<Record<string, Described>>, headers: Headers): string[] {
    const names = new Map(Object.entries(described).map(([name, one]) => [name.toLowerCase(), one]));
    const missing = [...names].filter(([name, { required }]) => required === true && !headers.has(name));
    const others = [...headers.keys()].filter((name) => !names.has(name) && !OF_HTTP.has(name));
    const wrong = [...names].flatMap(([name, { schema = {} }]) => {
      const value = headers.get(name);
      const fault =
        value === null ? null : this.faultOf(schema, schema.type === 'integer' ? Number(value) : value);
      return fault === null ? [] : [`${name}: ${fault}`];
    });
    return [
      ...missing.map(([name]) => `${name} is missing`),
      ...others.map((name) => `${name} is not described`),
      ...wrong,
    ];
  }

  private bodyFaults(content: Readonly<Record<string, Described>>, type: string, text: string): string[] {
    if (Object.keys(content).length === 0) return text === '' ? [] : ['a body is not described'];
    const { schema } = content[type] ?? {};
    if (schema === undefined) return [`${type} is not described`];
    const fault = this.faultOf(schema, type.endsWith('json') ? JSON.parse(text) : text);
    return fault === null ? [] : [fault];
  }
}

/** Values that a schema of a parameter refuses. */
export function refusedBy({ type, minimum, maximum, items, ...schema }: ParameterSchema): string[] {
  const words = schema.enum ?? items?.enum;
  if (type === 'boolean') return ['perhaps', 'TRUE ', ''];
  if (type === 'integer') {
    const beyond = maximum === undefined || !Number.isSafeInteger(maximum + 1) ? [] : [String(maximum + 1)];
    return ['1e2', ' 5', '+5', '0x10', '5.0', '-1', '', ...beyond, ...(minimum === 1 ? ['0'] : [])];
  }
  if (type === 'number') return ['', '0x10', '+1', 'NaN', ...(maximum === 1 ? ['1.5', '-0.5'] : [])];
  if (words !== undefined) return ['nonsense', ''];
  return schema.minLength === undefined && items === undefined ? [] : [''];
}

/** Values that a schema of a parameter takes, as they are written. */
export function takenBy({ type, minimum, items, ...schema }: ParameterSchema): string[] {
  if (type === 'boolean') return ['true', 'false'];
  if (type === 'integer' || type === 'number') return [String(minimum ?? 0)];
  return [...(schema.enum ?? items?.enum ?? [])];
}
