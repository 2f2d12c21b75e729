import { ScopedTexts } from '../../../../src/platform/database/row-scope';

const scope = {
  name: 'ripe',
  isPrepared: true,
  conditions: {
    fruit: () => 'fruit.ripe',
    basket: (schema: string) => `basket.id IN (SELECT "basketId" FROM ${schema}.fruit WHERE ripe)`,
  },
};
const scoped = (text: string) => new ScopedTexts(scope, 'garden').of(text);

describe('ScopedTexts', () => {
  it('shadows the tables that a statement names by those rows of them that are in scope', () => {
    expect(scoped('SELECT id FROM fruit')).toBe(
      'WITH fruit AS NOT MATERIALIZED (SELECT * FROM garden.fruit WHERE fruit.ripe)\nSELECT id FROM fruit',
    );
  });

  it('leaves statements alone that name none of them', () => {
    expect(scoped('SELECT "fruitId", constructor FROM tree')).toBe('SELECT "fruitId", constructor FROM tree');
  });

  it('puts the shadows before expressions of the statement itself, recursive ones too', () => {
    expect(scoped('WITH RECURSIVE step AS (SELECT id FROM fruit) SELECT FROM step')).toBe(
      'WITH RECURSIVE fruit AS NOT MATERIALIZED (SELECT * FROM garden.fruit WHERE fruit.ripe),\n' +
        'step AS (SELECT id FROM fruit) SELECT FROM step',
    );
  });

  it('names each table once, however often and however it is written', () => {
    const text = scoped('SELECT FROM fruit one JOIN FRUIT other USING (id) JOIN "basket" USING (id)');
    expect(text.match(/AS NOT MATERIALIZED/g)).toHaveLength(2);
    expect(text).toContain('FROM garden.basket WHERE basket.id IN (SELECT "basketId" FROM garden.fruit');
  });
});
