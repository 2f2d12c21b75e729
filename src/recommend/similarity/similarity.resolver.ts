import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { Domain, Modality, Model, type ModalityName } from '../../catalog';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { parseSize } from '../../platform/graphql/page.args';
import { selectionOf } from '../../platform/graphql/selection';
import type { DomainSimilarity as NamedSimilarity } from '../explanation/names';
import type { NearestDomainsService } from './nearest-domains.service';
import { NearestDomainsArgs, SimilarDomainsArgs } from './similarity.input';
import type { SimilarityContext } from './similarity.loaders';
import { DomainSimilarity, DomainTransfer, ModelSimilarity } from './similarity.type';

const FIRST = { description: 'How many to return, 1 to 100.', defaultValue: 10 };

/** What a text is near to. */
@Resolver()
export class NearestDomainsResolver {
  constructor(private readonly similarity: NearestDomainsService) {}

  @Costs({ parent: 250, item: 0.5 })
  @Query(() => [DomainSimilarity], {
    description: 'The domains whose descriptions are most similar to a text, best first.',
  })
  nearestDomains(
    @Args(() => NearestDomainsArgs) { text, first }: NearestDomainsArgs,
  ): Promise<NamedSimilarity[]> {
    return this.similarity.nearestDomains(text, first);
  }
}

/** What is near a domain, and what transfers into it. */
@Resolver(() => Domain)
export class DomainNeighbourResolver {
  @Costs({ place: 400, item: 0.3 })
  @FieldResolver(() => [DomainSimilarity], { description: 'The domains most similar to it, best first.' })
  async similarDomains(
    @Root() { id }: Domain,
    @Args(() => SimilarDomainsArgs) { first, minSimilarity }: SimilarDomainsArgs,
    @Ctx() { loaders }: SimilarityContext,
  ): Promise<Array<{ domain: { id: number }; similarity: number }>> {
    const most = parseSize(first, 'first');
    const similar = (await loaders.similarDomains.load(id)).filter(
      ({ similarity }) => similarity >= minSimilarity,
    );
    return similar.slice(0, most).map(({ id: other, similarity }) => ({ domain: { id: other }, similarity }));
  }

  @Costs({ place: 900, parent: 5, item: 0.3 })
  @FieldResolver(() => [DomainTransfer], {
    description:
      'From which domains bases transfer into it, best first: by transfer edges with an expected gain and a compatibility.',
  })
  async transfersFrom(
    @Root() { id }: Domain,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx() { loaders }: SimilarityContext,
  ): Promise<DomainTransfer[]> {
    const most = parseSize(first, 'first');
    return (await loaders.transferSources.load(id)).slice(0, most);
  }

  @Costs({ place: 900, parent: 5, item: 0.3 })
  @FieldResolver(() => [DomainTransfer], {
    description:
      'Into which domains its bases transfer, best first: by transfer edges with an expected gain and a compatibility.',
  })
  async transfersTo(
    @Root() { id }: Domain,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx() { loaders }: SimilarityContext,
  ): Promise<DomainTransfer[]> {
    const most = parseSize(first, 'first');
    return (await loaders.transferTargets.load(id)).slice(0, most);
  }
}

/** What data there are in a domain. */
@Resolver(() => Domain)
export class DomainDataResolver {
  @FieldResolver(() => [Modality], {
    description: 'The kinds of data in it, what most of it is first; empty where nothing tells.',
  })
  async modalities(
    @Root() { id }: Domain,
    @Ctx() { loaders }: SimilarityContext,
  ): Promise<readonly ModalityName[]> {
    return (await loaders.domainData.load(id)).modalities;
  }

  @FieldResolver(() => Int, {
    description: 'How many transfer results count that were measured on its own datasets.',
  })
  async resultCount(@Root() { id }: Domain, @Ctx() { loaders }: SimilarityContext): Promise<number> {
    return (await loaders.domainData.load(id)).resultCount;
  }
}

/** What is like a model. */
@Resolver(() => Model)
export class ModelNeighbourResolver {
  @Costs({ place: 800, parent: 30, item: 0.5 })
  @FieldResolver(() => [ModelSimilarity], {
    description: 'The models most similar to it by what is known of them, best first.',
  })
  async similarModels(
    @Root() { id }: Model,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx() { loaders }: SimilarityContext,
  ): Promise<ModelSimilarity[]> {
    const most = parseSize(first, 'first');
    const similar = await loaders.similarModels.load(id, most);
    return similar.map(({ id: other, similarity }) => ({ model: { id: other }, similarity }));
  }
}

/** The model of a similarity. */
@Resolver(() => ModelSimilarity)
export class ModelSimilarityResolver {
  @FieldResolver(() => Model, { nullable: true })
  model(
    @Root() { model }: ModelSimilarity,
    @Ctx() { loaders }: SimilarityContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(model.id, selectionOf(info));
  }
}

/** Where transfer comes from, or goes to. */
@Resolver(() => DomainTransfer)
export class DomainTransferResolver {
  @FieldResolver(() => Domain, { nullable: true })
  domain(
    @Root() { otherId }: DomainTransfer,
    @Ctx() { loaders }: SimilarityContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Domain | null> {
    return loaders.domain.findById(otherId, selectionOf(info));
  }

  @FieldResolver(() => Model, { nullable: true })
  bestBase(
    @Root() { bestBaseId }: DomainTransfer,
    @Ctx() { loaders }: SimilarityContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Model | null> {
    return loaders.model.findById(bestBaseId, selectionOf(info));
  }
}

/** The domain of a similarity. */
@Resolver(() => DomainSimilarity)
export class DomainSimilarityResolver {
  @FieldResolver(() => Domain, { nullable: true })
  domain(
    @Root() { domain }: DomainSimilarity,
    @Ctx() { loaders }: SimilarityContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Domain | null> {
    return loaders.domain.findById(domain.id, selectionOf(info));
  }
}
