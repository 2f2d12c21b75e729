import {
  shapeOf,
  type ColumnOf,
  type FilterFields,
  type FilterSite,
  type ListDefinition,
  type Shape,
} from '../../platform/database';
import { InvalidInputError } from '../../platform/errors';
import { keyParser } from '../../platform/graphql/global-id';
import { DomainEntity } from './domain.entity';

type DomainColumn = ColumnOf<DomainEntity>;

export const domainShape: Shape<DomainColumn> = shapeOf(DomainEntity, {
  columns: [
    'id',
    'slug',
    'name',
    'description',
    'aliases',
    'parentId',
    'mapX',
    'mapY',
    'createdAt',
    'updatedAt',
  ],
  needs: { parent: ['parentId'], position: ['mapX', 'mapY'] },
  one: { parent: { shape: () => domainShape, on: (own, child) => `${own}.id = ${child}."parentId"` } },
});

/** Fields of a domain that can be gathered as array columns. */
export const SHORT_DOMAIN_FIELDS: readonly DomainColumn[] = ['id', 'slug', 'name', 'description'];

/**
 * The domain with this slug and everything below it: the slug of a child begins with that of its
 * parent.
 */
function withinDomain(value: unknown, { alias, parameters, path }: FilterSite): string {
  if (typeof value !== 'string' || !/^[a-z0-9][a-z0-9/-]{0,199}$/i.test(value)) {
    throw new InvalidInputError(path, 'the slug of a domain, such as medical/radiology');
  }
  const slug = parameters.add(value.toLowerCase(), 'text');
  return `(${alias}.slug = ${slug} OR starts_with(${alias}.slug, ${slug} || '/'))`;
}

export const domainFilters: FilterFields = {
  id: { kind: 'key', column: (own) => `${own}.id`, parse: keyParser('Domain') },
  slug: { kind: 'text', column: (own) => `${own}.slug`, isSlug: true },
  name: { kind: 'text', column: (own) => `${own}.name` },
  within: { kind: 'custom', compile: withinDomain },
  isRoot: { kind: 'flag', condition: (own) => `${own}."parentId" IS NULL` },
};

export const domainList: ListDefinition<DomainColumn> = {
  name: 'domains',
  shape: domainShape,
  filters: domainFilters,
  orders: {
    SLUG: { expression: (own) => `lower(${own}.slug)`, type: 'text', indexed: 'ASC' },
    NAME: { expression: (own) => `lower(${own}.name)`, type: 'text', indexed: 'ASC' },
    CREATED_AT: { expression: (own) => `${own}."createdAt"`, type: 'time', indexed: 'ASC' },
    UPDATED_AT: { expression: (own) => `${own}."updatedAt"`, type: 'time', indexed: 'ASC' },
  },
  defaultOrder: { field: 'SLUG', direction: 'ASC' },
  search: { document: (own) => `${own}.search` },
  scopes: {
    parent: (own, parent) => `${own}."parentId" = ${parent}`,
    model: (own, model) =>
      `${own}.id IN (SELECT link."domainId" FROM model_domain link WHERE link."modelId" = ${model})`,
    dataset: (own, dataset) =>
      `${own}.id IN (SELECT link."domainId" FROM dataset_domain link WHERE link."datasetId" = ${dataset})`,
  },
};
