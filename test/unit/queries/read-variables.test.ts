import files from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { readWhenAsked } from '../../../src/app/queries';
import { DEFAULT_LIMITS } from '../../../src/platform/graphql/limits/limits';
import { BigIntScalar } from '../../../src/platform/graphql/scalars';
import { readQuery } from '../../../src/queries/stored-query';
import { readVariables } from '../../../src/queries/read-variables';

const schema = buildSchema(`
  scalar BigInt
  enum Size { SMALL LARGE }
  input Filter { sizes: [Size!] least: Int! }
  type Query { find(name: String, count: Int, share: Float, is: Boolean, big: BigInt, size: Size, sizes: [Size!], ids: [Int!], where: Filter): String }
  type Mutation { drop: String }`);
Object.assign(schema.getType('BigInt')!, { parseValue: BigIntScalar.parseValue.bind(BigIntScalar) });

const query = readQuery(
  'find',
  `# Finds
# something
query Find($name: String!, $count: Int! = 3, $share: Float, $is: Boolean, $big: BigInt, $size: Size, $sizes: [Size!], $ids: [Int!], $where: Filter) {
  find(name: $name, count: $count, share: $share, is: $is, big: $big, size: $size, sizes: $sizes, ids: $ids, where: $where)
}`,
  schema,
);
const read = (search: string) => readVariables(query, new URLSearchParams(search));

describe('variables in an address', () => {
  it('are read as their types say, and left out where they are not given', () => {
    expect(read('name=7')).toEqual({ name: '7' });
    expect(read('name=a+b&count=12&share=-1.5e2&is=false&size=SMALL')).toEqual({
      ...{ name: 'a b', count: 12, share: -150, is: false, size: 'SMALL' },
    });
    expect(read('name=&big=9007199254740991')).toEqual({ name: '', big: 9007199254740991 });
  });

  it('are lists where they are given several times, and objects as JSON', () => {
    expect(read('name=a&sizes=SMALL&sizes=LARGE&ids=1')).toMatchObject({
      sizes: ['SMALL', 'LARGE'],
      ids: [1],
    });
    expect(read(`name=a&where=${encodeURIComponent('{"least":1,"sizes":["LARGE"]}')}`)).toMatchObject({
      where: { least: 1, sizes: ['LARGE'] },
    });
  });

  it.each([
    ['', '"name" must be given: text.'],
    ['name=a&name=b', '"name" must be given once.'],
    ['name=a&count=many', '"count" must be a whole number from -2147483648 to 2147483647.'],
    ['name=a&count=1.5', '"count" must be a whole number from -2147483648 to 2147483647.'],
    ['name=a&count=99999999999', '"count" must be a whole number from -2147483648 to 2147483647.'],
    ['name=a&count=1e2', '"count" must be a whole number from -2147483648 to 2147483647.'],
    ['name=a&count=007', '"count" must be a whole number from -2147483648 to 2147483647.'],
    ['name=a&count=+5', '"count" must be a whole number from -2147483648 to 2147483647.'],
    ['name=a&count=', '"count" must be a whole number from -2147483648 to 2147483647.'],
    ['name=a&big=0x10', /^"big" must be a whole number from/],
    ['name=a&where={}', /^"where" must be right: Field "least"/],
    ['name=a&where=[]', '"where" must be a JSON object of sizes, least.'],
    ['name=a&where={"least":1,"sizes":["HUGE"]}', '"where.sizes.0" must be one of SMALL, LARGE.'],
    ['name=a&share=', '"share" must be a number.'],
    ['name=a&is=yes', '"is" must be true or false.'],
    ['name=a&big=x', '"big" must be a whole number from -9007199254740991 to 9007199254740991.'],
    ['name=a&size=HUGE', '"size" must be one of SMALL, LARGE.'],
    [
      'name=a&ids=1&ids=x',
      '"ids" must be a whole number from -2147483648 to 2147483647, or several by giving it again.',
    ],
    ['name=a&where={', '"where" must be a JSON object of sizes, least.'],
    ['name=a&where={"least":"x"}', '"where.least" must be a whole number from -2147483648 to 2147483647.'],
    [
      'name=a&nome=b',
      '"nome" must be a variable of the query: name, count, share, is, big, size, sizes, ids, where.',
    ],
  ])('are refused by name: %s', (search, message) => {
    expect(() => read(search)).toThrow(message);
  });
});

describe('a query that is kept', () => {
  it('says what it is for in its first lines, and what it takes', () => {
    expect(query.title).toBe('Finds something');
    expect(
      query.variables.map(({ name, isNeeded, fallback }) => [name, isNeeded, fallback]).slice(0, 3),
    ).toEqual([
      ['name', true, undefined],
      ['count', false, 3],
      ['share', false, undefined],
    ]);
  });

  it.each([
    ['mutation { drop }', 'It is a mutation, and only queries are asked by an address.'],
    ['query A { find } query B { find }', 'It has 2 operations, and has to have one.'],
    ['{ found }', 'Cannot query field "found" on type "Query". Did you mean "find"?'],
    ['{ find', 'Syntax Error: Expected Name, found <EOF>.'],
  ])('is refused: %s', (text, message) => {
    expect(() => readQuery('other', text, schema)).toThrow(message);
  });

  it.each([
    ['{ a: find b: find }', { aliases: 1 }, /alias/],
    ['query ($name: String!) { find(name: $name) }', { depth: 0 }, /deep|depth|levels/],
    ['{ find }', { tokens: 2 }, /token/],
    ['{ find }', { cost: 0 }, /cost/],
  ])('is refused where it could never be answered: %s, %j', (text, limits, message) => {
    expect(() => readQuery('other', text, schema, { ...DEFAULT_LIMITS, ...limits })).toThrow(message);
  });

  it('is read again where it could not be read before', async () => {
    const readdir = jest.spyOn(files, 'readdir').mockRejectedValueOnce(new Error('EMFILE'));
    const queries = await readWhenAsked({ schema }, null);
    await expect(queries()).rejects.toThrow('EMFILE');
    await expect(queries()).rejects.toThrow('Cannot query field');
    expect(readdir).toHaveBeenCalledTimes(2);
    readdir.mockRestore();
  });
});
