import { shapeOf, type ColumnOf, type FilterFields, type ListDefinition } from '../../platform/database';
import { keyParser } from '../../platform/graphql/global-id';
import { PublisherEntity } from './publisher.entity';

export const publisherShape = shapeOf(PublisherEntity, {
  columns: ['id', 'slug', 'name', 'url', 'createdAt', 'updatedAt'],
});

export const publisherFilters: FilterFields = {
  id: { kind: 'key', column: (own) => `${own}.id`, parse: keyParser('Publisher') },
  slug: { kind: 'text', column: (own) => `${own}.slug`, isSlug: true },
  name: { kind: 'text', column: (own) => `${own}.name` },
};

export const publisherList: ListDefinition<ColumnOf<PublisherEntity>> = {
  name: 'publishers',
  shape: publisherShape,
  filters: publisherFilters,
  orders: { SLUG: { expression: (own) => `lower(${own}.slug)`, type: 'text', indexed: 'ASC' } },
  defaultOrder: { field: 'SLUG', direction: 'ASC' },
  isLong: true,
};
