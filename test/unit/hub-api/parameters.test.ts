import { datasetParameters, modelParameters, parsedBy } from '../../../src/hub-api/parameters';
import { directionOf, parameterOf } from '../../../src/hub-api/repository';

it.each([
  ['where.and.0.slug.contains', 'search'],
  ['where.and.2.or.0.tags.has', 'filter'],
  ['where.and.1.bases.base.eq', 'filter'],
  ['where.and.1.license.id.eq', 'filter'],
  ['where.publisher.slug.eq', 'author'],
  ['where.tasks.has', 'pipeline_tag'],
  ['after', 'cursor'],
])('%s comes from the parameter %s', (argument, parameter) => {
  expect(parameterOf(argument)).toBe(parameter);
});

it('orders by id, which no import changes, unless asked', () => {
  for (const schema of [modelParameters, datasetParameters]) {
    const given = parsedBy(schema, new URLSearchParams('full=true'));
    expect([given.sort, directionOf(given)]).toEqual(['id', 'ASC']);
  }
  expect(directionOf(parsedBy(modelParameters, new URLSearchParams('sort=likes')))).toBe('DESC');
});
