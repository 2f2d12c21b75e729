import { z } from 'zod';
import { outcomeOf, type Finding, type Outcome } from '../suite';

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
});
type Answer = z.infer<typeof answerSchema>;

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** Says what a client of this kind of request gets, or that it gets no GraphQL answer. */
class Client {
  constructor(private readonly endpoint: string) {}

  async read(search: string, init: RequestInit = {}): Promise<string> {
    return (await fetch(`${this.endpoint}${search}`, init)).text();
  }

  post(body: unknown): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    return this.read('', { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async ask(query: string): Promise<Answer> {
    return parsed(await this.post({ query, operationName: 'cop' }));
  }
}

function parsed(text: string): Answer {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

type Check = (client: Client) => Promise<boolean>;

const hasTypename = (text: string): boolean => parsed(text).data?.__typename !== undefined;
const hasExtension = ({ errors, extensions }: Answer, name: string): boolean =>
  name in { ...extensions, ...errors?.[0]?.extensions };

/**
 * The checks of graphql-cop (https://github.com/dolevf/graphql-cop), which is in no package
 * registry; each tells whether it finds the weakness of its name.
 */
const CHECKS: Readonly<Record<string, Check>> = {
  'field suggestions': async (client) =>
    /Did you mean/.test(
      (await client.ask('query cop { __schema { directive } }')).errors?.[0]?.message ?? '',
    ),
  introspection: async (client) =>
    Boolean((await client.ask('query cop { __schema { types { name fields { name } } } }')).data?.__schema),
  'GraphQL IDE': async (client) =>
    /graphiql\.min\.css|GraphQL Playground|GraphiQL|graphql-playground/.test(
      await client.read('', { headers: { accept: 'text/html' } }),
    ),
  'queries by GET': async (client) => hasTypename(await client.read('?query=query+cop+%7B__typename%7D')),
  'alias overloading': async (client) =>
    'alias100' in
    ((await client.ask(`query cop { ${times(101, (index) => `alias${index}:__typename`)} }`)).data ?? {}),
  'array-based batching': async (client) => {
    const batch = Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }));
    const text = await client.post(batch);
    return z.array(z.unknown()).min(10).safeParse(JSON.parse(text)).success;
  },
  'trace mode': async (client) => hasExtension(await client.ask('query cop { __typename }'), 'tracing'),
  'directive overloading': async (client) =>
    (await client.ask(`query cop { __typename ${times(10, () => '@aa')} }`)).errors?.length === 10,
  'circular introspection': async (client) => {
    const open = 'fields { type { ';
    const query = `query cop { __schema { types { ${open.repeat(4)} name ${'} } '.repeat(4)} } } }`;
    const { types } = z
      .object({ types: z.array(z.unknown()) })
      .safeParse((await client.ask(query)).data?.__schema).data ?? { types: [] };
    return types.length > 25;
  },
  'mutations by GET': async (client) =>
    hasTypename(await client.read('?query=mutation+cop+%7B__typename%7D')),
  'url-encoded POST': async (client) => {
    const body = new URLSearchParams({ query: 'query cop { __typename }' });
    return hasTypename(await client.read('', { method: 'POST', body }));
  },
  'unhandled errors': async (client) => hasExtension(await client.ask('qwerty cop { abc }'), 'exception'),
};

/**
 * Looks for the weaknesses that graphql-cop looks for.
 *
 * @param reasons why a finding is accepted, by the name of its check
 */
export async function lookForWeaknesses(
  address: string,
  reasons: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const client = new Client(`${address}/graphql`);
  const findings: Finding[] = [];
  for (const [name, check] of Object.entries(CHECKS)) {
    findings.push({ name, fault: (await check(client)) ? 'found' : null });
  }
  return outcomeOf(findings, reasons);
}
