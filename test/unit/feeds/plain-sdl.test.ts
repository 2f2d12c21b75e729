import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, printSchema } from 'graphql';
import { plainSdl } from '../../../src/feeds/backstage/plain-sdl';

const PUBLISHED = readFileSync(path.join(__dirname, '../../../schema/rootstock.graphql'), 'utf8');

it('is the published schema for programs that know no federation', () => {
  const plain = plainSdl(PUBLISHED);
  expect(() => buildSchema(PUBLISHED)).toThrow('Unknown directive "@link"');
  expect(printSchema(buildSchema(plain))).toBe(printSchema(buildSchema(PUBLISHED, { assumeValidSDL: true })));
});

it('leaves texts and declared directives as they are', () => {
  const sdl = `directive @own(of: String) on OBJECT
"""Says "@key(fields)" and # @link."""
type Query @key(fields: "a (b)") @own(of: "@key") @shareable {
  "@tag"
  a(b: String = "@tag(c)"): String @deprecated(reason: "(none)") # @key
}`;
  expect(plainSdl(`extend schema\n  @link(url: "https://a.example/)")\n\n${sdl}`)).toBe(
    sdl.replace(' @key(fields: "a (b)")', '').replace(' @shareable', ''),
  );
});
