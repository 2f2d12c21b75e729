import { parse, subscribe } from 'graphql';
import {
  Arg,
  Directive,
  Field,
  ID,
  Int,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { buildSubgraph, printSubgraph } from '../../../../src/platform/graphql/build-subgraph';
import { createResolvers, made, type ResolverList } from '../../../../src/platform/graphql/resolver-list';
import { Stream } from '../../../../src/platform/graphql/stream';

enum Shifted {
  ONE = 'one',
}
registerEnumType(Shifted, { name: 'Shifted' });

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A leaf.' })
class Leaf {
  @Field(() => ID) id!: string;
  @Field(() => Int, { complexity: 5 }) weight!: number;
}

@Resolver()
class LeafResolver {
  @Query(() => Leaf)
  leaf(): Leaf {
    return { id: '1', weight: 2 };
  }
}

@Resolver()
class ShiftedResolver {
  @Query(() => Shifted)
  shifted(): Shifted {
    return Shifted.ONE;
  }
}

@Resolver()
class GrowthResolver {
  constructor(private readonly season: string) {}

  @Query(() => String)
  now(): string {
    return this.season;
  }

  @Stream(() => Leaf, { open: 'grow', description: 'Leaves as they come.' })
  leafGrown(@Arg('first', () => Int) _first: number, @Root() leaf: Leaf): Leaf {
    return leaf;
  }

  async *grow({ first }: { first: number }, { year }: { year: number }) {
    await Promise.resolve();
    yield { id: `${this.season} ${year} ${first}`, weight: 1 };
  }
}

@Resolver()
class UnopenedResolver {
  @Query(() => Int)
  none(): number {
    return 0;
  }

  @Subscription(() => Leaf, { topics: 'LEAVES' })
  leafFallen(@Root() leaf: Leaf): Leaf {
    return leaf;
  }
}

const leaf = { resolvers: [LeafResolver], instances: createResolvers([LeafResolver], {}) };
const Leaf$ = { Leaf: () => null };

describe('buildSubgraph', () => {
  it('publishes the federation link, keys and descriptions', () => {
    const { sdl } = buildSubgraph({ ...leaf, referenceResolvers: Leaf$ });
    expect(sdl).toMatch(/@link\(\s*url: "https:\/\/specs\.apollo\.dev\/federation\/v2\.6"/);
    expect(sdl).toMatch(/"""A leaf\."""\ntype Leaf @key\(fields: "id"\) {/);
  });

  it('carries declared complexity over', () => {
    const { schema } = buildSubgraph({ ...leaf, referenceResolvers: Leaf$ });
    const type = schema.getType('Leaf');
    expect(type).toMatchObject({ name: 'Leaf' });
    expect(type && 'getFields' in type && type.getFields()['weight']?.extensions).toMatchObject({
      complexity: 5,
    });
  });

  it('refuses an entity that nothing resolves, and a resolver of no entity', () => {
    const build = (referenceResolvers: Record<string, () => null>) => () =>
      buildSubgraph({ ...leaf, referenceResolvers });
    expect(build({})).toThrow('Entity "Leaf" has no reference resolver.');
    expect(build({ ...Leaf$, Twig: () => null })).toThrow('There is no object type "Twig"');
  });

  it('refuses an enum whose value is not its name, which SDL could not carry', () => {
    const build = () =>
      buildSubgraph({
        resolvers: [ShiftedResolver],
        instances: createResolvers([ShiftedResolver], {}),
        referenceResolvers: {},
      });
    expect(build).toThrow('Enum value Shifted.ONE must equal its name.');
  });

  it('refuses to be built while a resolver class has no instance, and prints the same without any', () => {
    const resolvers = [LeafResolver, GrowthResolver];
    const build = () => buildSubgraph({ ...leaf, resolvers, referenceResolvers: Leaf$ });
    expect(build).toThrow('No instance of GrowthResolver was built.');
    expect(printSubgraph([LeafResolver])).toBe(buildSubgraph({ ...leaf, referenceResolvers: Leaf$ }).sdl);
  });

  it('refuses what a list made of another class, and an instance that the schema has no class of', () => {
    const wrong = new Map([[LeafResolver, new ShiftedResolver()]]);
    const build = (instances: Map<typeof LeafResolver, object>) => () =>
      buildSubgraph({ ...leaf, instances, referenceResolvers: Leaf$ });
    expect(build(wrong)).toThrow('No instance of LeafResolver was built.');
    const others = createResolvers([LeafResolver, ShiftedResolver], {});
    expect(build(new Map(others) as never)).toThrow('ShiftedResolver is no resolver of the schema.');
  });

  it('opens the stream of a subscription by the instance of its resolver', async () => {
    const list: ResolverList<{ season: string }> = [
      made(GrowthResolver, ({ season }) => new GrowthResolver(season)),
    ];
    const { schema } = buildSubgraph({
      resolvers: [GrowthResolver],
      instances: createResolvers(list, { season: 'spring' }),
      referenceResolvers: Leaf$,
    });
    const document = parse('subscription { leafGrown(first: 3) { id } }');
    const stream = await subscribe({ schema, document, contextValue: { year: 2025 } });
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
    expect(await stream.next()).toMatchObject({ value: { data: { leafGrown: { id: 'spring 2025 3' } } } });
  });

  it('refuses a subscription that no method of a resolver opens', () => {
    const build = () =>
      buildSubgraph({
        resolvers: [UnopenedResolver],
        instances: createResolvers([UnopenedResolver], {}),
        referenceResolvers: Leaf$,
      });
    expect(build).toThrow('Subscription "leafFallen" has no stream.');
  });
});
