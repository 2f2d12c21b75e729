import { PublisherEntity } from '../../../../src/catalog/publisher/publisher.entity';
import { shapeOf, type ColumnOf, type ListDefinition } from '../../../../src/platform/database';

const COMPUTED = { initial: (own: string) => `left(${own}.name, 1)` };

it('reads from the table of its entity', () => {
  const shape = shapeOf(PublisherEntity, { columns: ['id', 'name'] });
  expect(shape).toEqual({ source: 'publisher', columns: ['id', 'name'] });
});

it('reads from another source where one is named', () => {
  const source = '(SELECT * FROM publisher WHERE url IS NOT NULL)';
  expect(shapeOf(PublisherEntity, { source, columns: ['id'] }).source).toBe(source);
});

it('refuses a class that is no entity', () => {
  class Stranger {
    id!: number;
  }
  expect(() => shapeOf(Stranger, { columns: ['id'] })).toThrow('Stranger is no entity');
});

/** Never run: `npm run check:types` fails where one of these is not refused any more. */
export const refused = () => [
  // @ts-expect-error The entity has no such column.
  shapeOf(PublisherEntity, { columns: ['id', 'title'] }),
  // @ts-expect-error A field is made from columns that are there.
  shapeOf(PublisherEntity, { columns: ['id'], needs: { initials: ['title'] } }),
  // @ts-expect-error Neither a column nor computed.
  shapeOf(PublisherEntity, { columns: ['id'], computed: COMPUTED, needs: { initials: ['initials'] } }),
  // @ts-expect-error A part is made from columns that are there.
  shapeOf(PublisherEntity, { columns: ['id'], parts: { place: { columns: ['city'] } } }),
];

/** What is computed may be needed like a column. */
export const accepted = () =>
  shapeOf(PublisherEntity, { columns: ['id'], computed: COMPUTED, needs: { initials: ['initial', 'name'] } });

/** Never read, see above. */
export const refusedFacets: ListDefinition<ColumnOf<PublisherEntity>>['facets'] = {
  names: { kind: 'value', column: 'name' },
  // @ts-expect-error The entity has no such column.
  titles: { kind: 'value', column: 'title' },
};
