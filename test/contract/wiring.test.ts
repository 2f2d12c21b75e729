import { readdirSync } from 'node:fs';
import path from 'node:path';
import { getMetadataStorage } from 'type-graphql';
import { createSubgraph, resolversOfSchema } from '../../src/app/subgraph';

const SOURCES = path.join(__dirname, '../../src');

const resolverFiles = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.resolver.ts'),
);

describe('the resolvers', () => {
  it('are all needed for a start: one that was not wired stops it, and no request has to find it', () => {
    expect(() => createSubgraph([])).toThrow(`No instance of ${resolversOfSchema[0]!.name} was built.`);
  });

  it.each(resolverFiles)('of %s are named in the list of a feature', async (file) => {
    const exported = Object.values((await import(path.join(SOURCES, file))) as Record<string, unknown>);
    const decorated = getMetadataStorage().resolverClasses.map(({ target }) => target);
    const resolvers = decorated.filter((target) => exported.includes(target));
    expect(resolvers).not.toEqual([]);
    for (const resolver of resolvers) expect(resolversOfSchema).toContain(resolver);
  });

  it('are each named once', () => {
    expect(new Set(resolversOfSchema).size).toBe(resolversOfSchema.length);
  });
});
