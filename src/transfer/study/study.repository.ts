import { shapeOf, type FilterFields } from '../../platform/database';
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
