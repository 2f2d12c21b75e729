import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Query, Resolver } from 'type-graphql';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { selectionOf } from '../../platform/graphql/selection';
import { BigIntScalar } from '../../platform/graphql/scalars';
import { Hub } from '../origin/origin.type';
import type { CatalogService } from './catalog.service';
import { Catalog, CatalogCounts, type CatalogFacts } from './catalog.type';

/** The catalogue as a whole. */
@Resolver(() => Catalog)
export class CatalogResolver {
  constructor(private readonly service: CatalogService) {}

  @Query(() => Catalog, { description: 'The catalogue as a whole.' })
  catalog(): CatalogFacts {
    return this.service.about();
  }

  @FieldResolver(() => BigIntScalar, { description: 'Number of the last change; it only grows.' })
  revision(): Promise<number> {
    return this.service.revision();
  }

  @Costs({ parent: 20 })
  @FieldResolver(() => CatalogCounts, { description: 'How much it holds.' })
  counts(@Info() info: GraphQLResolveInfo): Promise<Partial<CatalogCounts>> {
    return this.service.count([...selectionOf(info).fields.keys()]);
  }

  @FieldResolver(() => [Hub], { description: 'The hubs that records come from.' })
  hubs(): Promise<Hub[]> {
    return this.service.listHubs();
  }
}
