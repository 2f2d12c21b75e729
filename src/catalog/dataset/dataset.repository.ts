import { namedBy, shapeOf, type ColumnOf, type ListDefinition } from '../../platform/database';
import { domainShape, SHORT_DOMAIN_FIELDS } from '../domain/domain.repository';
import { describedList, numberFilter, numberOrder } from '../entity/described-list';
import { publisherShape } from '../publisher/publisher.repository';
import { licenseShape } from '../taxonomy/taxonomy.repository';
import { DatasetEntity } from './dataset.entity';

export const datasetShape = shapeOf(DatasetEntity, {
  columns: [
    'id',
    'slug',
    'name',
    'summary',
    'status',
    'visibility',
    'publisherId',
    'modalities',
    'languages',
    'tags',
    'licenseId',
    'classes',
    'trainingExamples',
    'gated',
    'disabled',
    'downloads',
    'likes',
    'countedAt',
    'createdAt',
    'updatedAt',
  ],
  computed: { taskIds: (own) => `${own}.tasks` },
  needs: { tasks: ['taskIds'], publisher: ['publisherId'], license: ['licenseId'] },
  one: {
    publisher: { shape: () => publisherShape, on: (own, dataset) => `${own}.id = ${dataset}."publisherId"` },
    license: namedBy(() => licenseShape, 'licenseId'),
  },
  few: {
    domains: {
      shape: () => domainShape,
      from: (own, dataset) =>
        `dataset_domain link JOIN domain ${own} ON ${own}.id = link."domainId" WHERE link."datasetId" = ${dataset}.id`,
      orderBy: (own) => `${own}.slug`,
      fields: SHORT_DOMAIN_FIELDS,
    },
  },
});

const described = describedList({ type: 'Dataset', table: 'dataset', license: 'licenseId' });

export const datasetList: ListDefinition<ColumnOf<DatasetEntity>> = {
  ...described,
  name: 'datasets',
  shape: datasetShape,
  filters: {
    ...described.filters,
    modalities: { kind: 'texts', column: (own) => `${own}.modalities` },
    classes: { kind: 'integer', column: (own) => `${own}.classes` },
    trainingExamples: numberFilter('"trainingExamples"'),
  },
  orders: { ...described.orders, TRAINING_EXAMPLES: numberOrder('"trainingExamples"', 'DESC') },
  facets: { ...described.facets, modalities: { kind: 'values', column: 'modalities' } },
};
