import { shapeOf, type ColumnOf, type FilterFields, type ListDefinition } from '../../platform/database';
import { MetricEntity } from '../metric.entity';
import { StudyEntity } from '../study.entity';

export const studyShape = shapeOf(StudyEntity, {
  columns: ['id', 'key', 'title', 'url', 'doi', 'repository', 'license', 'year', 'citation'],
});

export const metricShape = shapeOf(MetricEntity, {
  columns: ['id', 'name', 'direction', 'minimum', 'maximum', 'unit', 'aliases'],
});

export const studyFilters: FilterFields = {
  key: { kind: 'text', column: (own) => `${own}.key` },
  title: { kind: 'text', column: (own) => `${own}.title` },
  year: { kind: 'integer', column: (own) => `${own}.year` },
};

export const studyList: ListDefinition<ColumnOf<StudyEntity>> = {
  name: 'studies',
  shape: studyShape,
  filters: studyFilters,
  orders: { KEY: { expression: (own) => `${own}.key`, type: 'text', indexed: 'ASC' } },
  defaultOrder: { field: 'KEY', direction: 'ASC' },
  isLong: true,
};
