import { Query, Resolver } from 'type-graphql';
import type { TaxonomyService } from './taxonomy.service';
import { Library, License, Task } from './taxonomy.type';
import { Costs } from '../../platform/graphql/limits/field-cost';

/** The words that filters and facets use. */
@Resolver()
export class TaxonomyResolver {
  constructor(private readonly taxonomy: TaxonomyService) {}

  @Costs({ place: 20, usualSize: 60 })
  @Query(() => [Task], { description: 'Every task that the catalogue knows, by its word.' })
  tasks(): Promise<Task[]> {
    return this.taxonomy.listTasks();
  }

  @Costs({ place: 20, usualSize: 100 })
  @Query(() => [License], { description: 'Every licence that the catalogue knows, by its word.' })
  licenses(): Promise<License[]> {
    return this.taxonomy.listLicenses();
  }

  @Costs({ place: 20, usualSize: 120 })
  @Query(() => [Library], { description: 'Every library that the catalogue knows, by its word.' })
  libraries(): Promise<Library[]> {
    return this.taxonomy.listLibraries();
  }
}
