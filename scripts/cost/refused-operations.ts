/** An operation that is to be refused before it reads anything. */
export interface RefusedOperation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

const MANY = 100_000;

const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
function deepInput(): Record<string, unknown> {
  const inputSignature: unknown = JSON.parse(nested(MANY));
  return { input: { inputSignature } };
}

const aliases = (count: number, field: string): string =>
  `{ ${Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(' ')} }`;
const pages = (variables: string, page: string): string => `query${variables} { domains(${page}) { nodes {
  transferEdges(${page}) { nodes { base { transferEdges(${page}) { nodes { id } } } } } } } }`;

/** By what is wrong with them; texts as they come in a request, to be parsed each time. */
export const REFUSED_OPERATIONS: Readonly<Record<string, () => RefusedOperation>> = {
  'JSON of 100,000 levels in inputSignature': () => ({
    query: `mutation ($input: ModelRegisterInput!) { modelRegister(input: $input) { __typename } }`,
    variables: deepInput(),
  }),
  '100,000 [ in the document': () => ({ query: '['.repeat(MANY) }),
  '100,000 [ in an argument': () => ({ query: `{ model(slug: ${'['.repeat(MANY)}` }),
  '100,000 unknown fields': () => ({ query: `{ ${'x '.repeat(MANY)} }` }),
  '30 __schema': () => ({ query: aliases(30, '__schema { types { name fields { name } } }') }),
  '10 unknown directives': () => ({ query: `{ __typename ${'@x '.repeat(10)} }` }),
  '30 recommendations': () => ({
    query: aliases(
      30,
      'recommendBases(input: { target: { description: "birds" } }) { recommendations { score } }',
    ),
  }),
  'pages by the default of a variable': () => ({ query: pages('($n: Int = 100)', 'first: $n') }),
  'pages from the end': () => ({ query: pages('', 'first: null, last: 100') }),
};
