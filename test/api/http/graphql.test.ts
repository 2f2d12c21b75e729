import { ADMIN_TOKEN, startTinyApp, type TinyApp } from './tiny-app';

const GRAPHQL_RESPONSE = { accept: 'application/graphql-response+json' };

describe('operations over HTTP', () => {
  let app: TinyApp;
  beforeAll(async () => {
    app = await startTinyApp();
  });
  afterAll(() => app.stop());

  it('answers a POST', async () => {
    const { status, body } = await app.graphql('{ hello }');
    expect(status).toBe(200);
    expect(body).toEqual({ data: { hello: 'world' }, extensions: { cost: 1 } });
  });

  it('keeps enum defaults through the federation schema', async () => {
    expect((await app.graphql('{ paint }')).body.data).toEqual({ paint: 'GREEN' });
  });

  it('holds one-of inputs to one field', async () => {
    const query = 'query ($choice: Choice!) { choose(choice: $choice) }';
    expect((await app.graphql(query, { variables: { choice: { right: 7 } } })).body.data).toEqual({
      choose: '7',
    });
    const both = await app.graphql(query, { variables: { choice: { left: 'a', right: 7 } } });
    expect(both.body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'choice' });
  });

  it('resolves entities for a gateway, null for those that are gone', async () => {
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Thing { name } } }';
    const variables = {
      r: [
        { __typename: 'Thing', id: '5' },
        { __typename: 'Thing', id: 'gone' },
      ],
    };
    expect((await app.graphql(query, { variables })).body).toMatchObject({
      data: { _entities: [{ name: 'thing 5' }, null] },
    });
  });

  it('names the representation that is no entity here', async () => {
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
    const { body } = await app.graphql(query, { variables: { r: [{ __typename: 'Stranger', id: 1 }] } });
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'representations.0' });
  });

  describe('errors', () => {
    it('tells the code and the field of a failure that has a name', async () => {
      const { body } = await app.graphql('{ thing(id: "0") { name } }');
      expect(body.data).toEqual({ thing: null });
      expect(body.errors).toEqual([
        expect.objectContaining({
          message: '"id" must be the id of a thing.',
          path: ['thing'],
          extensions: { code: 'BAD_USER_INPUT', field: 'id' },
        }),
      ]);
    });

    it('tells what was expected of an input that is out of range', async () => {
      const { body } = await app.graphql('{ things(first: 0) { nodes { id } } }');
      expect(body.errors?.[0]).toMatchObject({
        message: '"first" must be a whole number from 1 to 100.',
        extensions: { code: 'BAD_USER_INPUT', field: 'first' },
      });
    });

    it('tells which variable has the wrong type', async () => {
      const { body } = await app.graphql('query ($n: Int!) { things(first: $n) { nodes { id } } }', {
        variables: { n: 'many' },
      });
      expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'n' });
    });

    it('masks an unknown error, and logs it once under the id that the client is given', async () => {
      const { body } = await app.graphql('query Broken { fail }', {
        headers: { 'x-request-id': 'masked-1' },
      });
      const error = body.errors?.[0];
      expect(error).toMatchObject({
        message: 'Internal server error',
        path: ['fail'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      });
      expect(JSON.stringify(body)).not.toMatch(/swordfish|stack/);
      const logged = app.lines.filter((line) => line['errorId'] === error?.extensions['errorId']);
      expect(logged).toEqual([
        expect.objectContaining({
          level: 'error',
          requestId: 'masked-1',
          path: 'fail',
          operationName: 'Broken',
        }),
      ]);
      expect(JSON.stringify(logged)).toMatch(/swordfish/);
    });

    it('hides field names that a typing error comes close to', async () => {
      const { body } = await app.graphql('{ helo }');
      expect(body.errors?.[0]?.message).toBe('Cannot query field "helo" on type "Query".');
    });

    it('answers an invalid operation 200 to a plain JSON client and 400 to a GraphQL one', async () => {
      expect((await app.graphql('{ helo }')).status).toBe(200);
      expect((await app.graphql('{ helo }', { headers: GRAPHQL_RESPONSE })).status).toBe(400);
      expect((await app.graphql('{ hello', { headers: GRAPHQL_RESPONSE })).status).toBe(400);
    });
  });

  describe('mutations', () => {
    const write = (headers: Record<string, string>) => app.graphql('mutation { write }', { headers });

    it('are open to the bearer of the token', async () => {
      expect((await write({ authorization: `Bearer ${ADMIN_TOKEN}` })).body.data).toEqual({
        write: 'written',
      });
    });

    it.each<Record<string, string>>([{}, { authorization: 'Bearer wrong' }])(
      'are refused with %p',
      async (headers) => {
        expect((await write(headers)).body.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
      },
    );

    it('are refused to everyone where no token is configured', async () => {
      const closed = await startTinyApp({ adminToken: null });
      const { body } = await closed.graphql('mutation { write }');
      await closed.stop();
      expect(body.errors?.[0]).toMatchObject({
        message: expect.stringMatching(/ROOTSTOCK_ADMIN_TOKEN/) as string,
        extensions: { code: 'FORBIDDEN' },
      });
    });

    it('leave reading open whatever the token', async () => {
      const { body } = await app.graphql('{ hello }', { headers: { authorization: 'Bearer wrong' } });
      expect(body.data).toEqual({ hello: 'world' });
    });
  });
});
