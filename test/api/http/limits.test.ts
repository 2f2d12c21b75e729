import { InvalidInputError } from '../../../src/platform/errors';
import { unheardDuring } from '../../support/unheard';
import { ADMIN_TOKEN, startTinyApp, written as calls, type TinyApp } from './tiny-app';

const WITH_DEFAULT_ENTITIES = `query ($r: [_Any!]! = [${Array.from(
  { length: 201 },
  (_, id) => `{__typename: "Thing", id: ${id}}`,
).join(' ')}]) { a: _entities(representations: $r) { __typename }
  ${['b', 'c', 'd', 'e'].map((alias) => `${alias}: _entities(representations: $r) { __typename }`).join('\n')} }`;

const nested = (levels: number): string =>
  `{ thing(id: 1) { ${'children(first: 1) { nodes { '.repeat(levels)} id ${'} }'.repeat(levels)} } }`;

describe('operation limits', () => {
  let app: TinyApp;
  beforeAll(async () => {
    app = await startTinyApp();
  });
  afterAll(() => app.stop());

  const expectRefusedByOneOf = async (limits: string[], query: string, variables?: object) => {
    const { status, body } = await app.graphql(query, { variables });
    const { code, limit, ...more } = body.errors?.[0]?.extensions ?? {};
    expect({ code, more }).toEqual({ code: 'OPERATION_LIMIT_EXCEEDED', more: {} });
    expect(limits).toContain(limit);
    expect(body.data).toBeUndefined();
    expect(status).toBe(400);
    const message = body.errors?.[0]?.message;
    // What is beyond which maximum, unless that is the stack's, and how to stay below it.
    expect(message).toMatch(/^.*(?:\d|can be read)[^.]*\. [A-Z][^.]+\.$/);
    return message;
  };
  const expectRefused = (limit: string, query: string, variables?: object) =>
    expectRefusedByOneOf([limit], query, variables);

  it('allows an ordinary depth and refuses an extraordinary one', async () => {
    expect((await app.graphql(nested(3))).body.errors).toBeUndefined();
    expect(await expectRefused('depth', nested(8))).toBe(
      'The operation nests 18 levels; at most 15 are allowed. Ask for what lies deeper in a further request, by its id or slug.',
    );
  });

  it('measures depth through fragments and survives their cycles', async () => {
    const fragment = `fragment Deep on Thing { ${nested(8).slice('{ thing(id: 1) { '.length, -3)} }`;
    await expectRefused('depth', `{ thing(id: 1) { ...Deep } } ${fragment}`);
    const cycle = await app.graphql(
      '{ thing(id: 1) { ...A } } fragment A on Thing { children { nodes { ...A } } }',
    );
    expect(cycle.body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each([
    ['values that nest deep', `{"x":${'['.repeat(60)}${']'.repeat(60)}}`],
    ['a text that cannot be stored', '{"x":"\\u0000"}'],
    ['nothing else that is wrong', '{}'],
  ])('refuses a subscription that is no stream, with %s, and goes on', async (_what, variables) => {
    const query = 'subscription { ticked { count } }';
    const unheard = await unheardDuring(async () => {
      const { status } = await app.send(`{"query":"${query}","variables":${variables}}`);
      expect(status).toBeGreaterThanOrEqual(400);
    });
    expect(unheard).toEqual([]);
    expect((await app.graphql('{ hello }')).status).toBe(200);
  });

  it('refuses many aliases', async () => {
    const aliases = Array.from({ length: 31 }, (_, index) => `a${index}: hello`).join(' ');
    await expectRefused('aliases', `{ ${aliases} }`);
  });

  it('refuses many directives', async () => {
    await expectRefused('directives', `{ ${'hello @skip(if: false) '.repeat(31)} }`);
  });

  it.each([1, 10, 900])('refuses many directives of one place, known or not (%i more)', async (more) => {
    await expectRefused('directives', `{ hello ${'@nope '.repeat(5 + more)} }`);
  });

  it('refuses to show the schema many times', async () => {
    const thirty = Array.from({ length: 30 }, (_, index) => `a${index}: __schema { types { name } }`);
    await expectRefused('introspection', `{ ${thirty.join(' ')} }`);
    await expectRefused(
      'introspection',
      `{ ${'...S '.repeat(2)} } fragment S on Query {
      ${thirty.slice(0, 10).join(' ')} }`,
    );
    const types = Array.from({ length: 5 }, (_, index) => `a${index}: __type(name: "Thing") { name }`);
    await expectRefused('introspection', `{ ${types.join(' ')} }`);
  });

  it('refuses values that nest deep, in variables and in the document', async () => {
    const nest = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const raw = (query: string, variables: string) =>
      `{"query":${JSON.stringify(query)},"variables":${variables}}`;
    const query = 'query ($v: [_Any!]!) { _entities(representations: $v) { __typename } }';
    for (const value of [nest(100_000), `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`]) {
      const { status, body } = await app.send(raw(query, `{"v":${value}}`));
      expect(status).toBe(400);
      expect(body.errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'OPERATION_LIMIT_EXCEEDED', limit: 'nesting' },
      ]);
    }
    await expectRefused('nesting', `{ _entities(representations: ${nest(60)}) { __typename } }`);
    await expectRefused(
      'nesting',
      `{ _entities(representations: ${'{a:'.repeat(300)}1${'}'.repeat(300)}) { __typename } }`,
    );
  });

  it('refuses 100,000 lists in each other, by what ends first: the tokens or the stack', async () => {
    // How deep the parser gets depends on whether it was compiled by then.
    await expectRefusedByOneOf(['nesting', 'tokens'], `{ a(b: ${'['.repeat(100_000)}`);
  });

  it.each([
    ['tokens', '{ a(b: ', '{a:'],
    ['tokens', 'query ($a: ', '['],
    ['tokens', '', '{a'],
    ['tokens', '', '{...on A'],
  ])('refuses by the limit of %s after %j 100,000 times %j', async (limit, start, piece) => {
    await expectRefused(limit, start + piece.repeat(100_000));
  });

  it.each(['[', '{', '{a', '{a(b:[', '{a(b:{', '(', '"', '@', '#{'])(
    'refuses a document of 100,000 %j',
    async (piece) => {
      const { status, body } = await app.graphql(piece.repeat(100_000), {
        headers: { accept: 'application/graphql-response+json' },
      });
      expect(status).toBe(400);
      const [code] = (body.errors ?? []).map(({ extensions }) => extensions['code']);
      expect(['OPERATION_LIMIT_EXCEEDED', 'GRAPHQL_PARSE_FAILED']).toContain(code);
    },
  );

  it('lists no more faults than are looked for', async () => {
    const { status, body } = await app.graphql(`{ ${'nope '.repeat(500)} }`);
    expect(status).toBe(400);
    expect(body.errors).toHaveLength(26);
    expect(body.errors?.at(-1)?.extensions).toEqual({ code: 'OPERATION_LIMIT_EXCEEDED', limit: 'errors' });
  });

  it('refuses fragments that double with each level, though they select next to nothing', async () => {
    const fragments = Array.from(
      { length: 30 },
      (_, level) => `fragment F${level} on Thing { ...F${level + 1} ...F${level + 1} }`,
    );
    const query = `{ things { nodes { ...F0 } } } ${fragments.join(' ')} fragment F30 on Thing { id }`;
    await expectRefused('selections', query);
  });

  it('refuses long documents', async () => {
    await expectRefused('tokens', `{ ${'hello '.repeat(2001)} }`);
  });

  it('refuses pages inside pages inside pages, counted with the variables', async () => {
    const query = `query ($n: Int!) { things(first: $n) { nodes { children(first: $n) { nodes {
      children(first: $n) { nodes { id } } } } } } }`;
    expect(await expectRefused('cost', query, { n: 100 })).toMatch(/at most 50000 are allowed/);
    expect((await app.graphql(query, { variables: { n: 5 } })).body.errors).toBeUndefined();
  });

  it('counts variables that are not sent with their defaults, as execution does', async () => {
    const query = `query ($n: Int = 100) { things(first: $n) { nodes { children(first: $n) { nodes {
      children(first: $n) { nodes { id } } } } } } }`;
    await expectRefused('cost', query);
    await expectRefused('representations', WITH_DEFAULT_ENTITIES);
  });

  it('tells what an operation may cost before it runs, and lets it be refused', async () => {
    const charged: number[] = [];
    const charging = await startTinyApp({
      charge: (cost) => {
        charged.push(cost);
        if (cost > 30) throw new InvalidInputError('query', 'less');
      },
    });
    const query = 'query ($n: Int = 3) { things(first: $n) { nodes { id } } }';
    expect((await charging.graphql(query)).body.errors).toBeUndefined();
    const refused = await charging.graphql(query, { variables: { n: 50 } });
    await charging.graphql('{ things(first: 99) { nope } }');
    await charging.stop();
    expect(charged).toEqual([25, 76]);
    expect(refused.body).not.toHaveProperty('data');
  });

  it('counts a page of usual length where none is given', async () => {
    const levels = 5;
    await expectRefused(
      'cost',
      `{ thing(id: 1) { ${'children { nodes { '.repeat(levels)} id ${'} }'.repeat(levels)} } }`,
    );
  });

  it('refuses more entities than a gateway asks for', async () => {
    const r = Array.from({ length: 1001 }, (_, id) => ({ __typename: 'Thing', id }));
    const query =
      'query ($r: [_Any!]!) { ...E } fragment E on Query { _entities(representations: $r) { __typename } }';
    await expectRefused('representations', query, { r });
  });

  it('stops an operation that makes more objects than was estimated', async () => {
    expect((await app.graphql('{ swarm(count: 50000) { id } }')).status).toBe(200);
    const { status, body } = await app.graphql('{ swarm(count: 50001) { id } text(length: 5) }');
    expect(status).toBe(400);
    expect(body).toMatchObject({
      data: null,
      errors: [
        {
          message: 'The answer has more than 50000 objects. Ask for less per page.',
          extensions: { code: 'OPERATION_LIMIT_EXCEEDED', limit: 'objects' },
        },
      ],
    });
  });

  it('stops an operation whose objects together are too many, with one error', async () => {
    const swarms = Array.from({ length: 30 }, (_, index) => `a${index}: swarm(count: 2000) { id name }`);
    const { body } = await app.graphql(`{ ${swarms.join(' ')} }`);
    expect(body.data).toBeNull();
    expect(body.errors?.map(({ extensions }) => extensions['limit'])).toEqual(['objects']);
  });

  it('stops an operation whose answer has too many bytes, those of aliases too', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `a${index}: text(length: 1000000)`);
    const { body } = await app.graphql(`{ ${texts.join(' ')} }`);
    expect(body.data).toBeNull();
    expect(body.errors?.map(({ extensions }) => extensions['limit'])).toEqual(['bytes']);
    const alias = 'a'.repeat(10_000);
    const { body: long } = await app.graphql(`{ swarm(count: 2000) { ${alias}: id } }`);
    expect(long.errors?.map(({ extensions }) => extensions['limit'])).toEqual(['bytes']);
  });

  it('tells what was written before it was too much, and writes no more', async () => {
    const authorization = `Bearer ${ADMIN_TOKEN}`;
    const written = `mutation { first: multiply(count: 60000) { id } second: multiply(count: 1) { id } }`;
    const { body } = await app.graphql(written, { headers: { authorization } });
    expect(body.data).toMatchObject({ first: expect.any(Array) as unknown, second: null });
    expect(body.errors).toMatchObject([
      { path: ['second'], extensions: { code: 'OPERATION_LIMIT_EXCEEDED' } },
    ]);
    expect(calls).toEqual([60_000]);
  });

  it('lets the introspection of an explorer through', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { body } = await app.graphql(getIntrospectionQuery());
    expect(body.errors).toBeUndefined();
  });

  it('hides the schema altogether with introspection off', async () => {
    const closed = await startTinyApp({ config: { corsOrigins: 'none', introspection: false } });
    const introspection = await closed.graphql('{ __schema { queryType { name } } }');
    const service = await closed.graphql('{ _service { sdl } }');
    await closed.stop();
    expect(introspection.body.data).toBeUndefined();
    expect(service.body.data).toBeUndefined();
    expect(service.body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
