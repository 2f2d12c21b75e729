import { z } from 'zod';
import { datasetRecordSchema, modelRecordSchema } from '../../../src/hubs';
import { describeDataset, describeModel, type Vocabulary } from '../../../src/ingest/describe';
import { readStarterData } from '../../../src/ingest/starter/starter-data';
import { DomainWords } from '../../../src/ingest/taxonomy/domain-words';
import { readTaxonomyTerms, Taxonomies } from '../../../src/ingest/taxonomy/taxonomies';
import records from './domain-precision.json';

/**
 * 110 models and 90 datasets, drawn at random (seed 11, a fixed number from each source) from those
 * records of public hubs that state no domain and were given one from a tag, their name or their
 * description before domains needed a second witness. Tags and descriptions are shortened. Each
 * domain that was given then is marked by a reader of the record as right or wrong; a domain that
 * is not marked counts as wrong.
 */
const judged = z.array(z.looseObject({ externalId: z.string(), judged: z.record(z.string(), z.boolean()) }));

const terms = readStarterData().domains.map((domain, place) => ({ ...domain, id: place + 1 }));
const vocabulary: Vocabulary = {
  taxonomies: new Taxonomies(readTaxonomyTerms()),
  domains: new DomainWords(terms),
};

function domainsOf(input: Record<string, unknown>): string[] {
  const { domains } =
    input.kind === 'model'
      ? describeModel(modelRecordSchema.parse(input), vocabulary)
      : describeDataset(datasetRecordSchema.parse(input), vocabulary);
  return domains.map(({ domainId }) => terms[domainId - 1]?.slug ?? '');
}

const given = judged
  .parse(records)
  .map(({ judged: marks, ...record }) => ({ id: record.externalId, marks, domains: domainsOf(record) }));
const countOf = (values: readonly boolean[]): number => values.filter(Boolean).length;

describe('the domains of 200 records that a reader has marked', () => {
  const now = given.flatMap(({ marks, domains }) => domains.map((slug) => marks[slug] ?? false));
  const then = given.flatMap(({ marks }) => Object.values(marks));

  it('are right in at least 95 of 100 cases', () => {
    expect(given).toHaveLength(200);
    expect(countOf(now) / now.length).toBeGreaterThanOrEqual(0.95);
  });

  it('still hold at least 95 of 100 of those that were right', () => {
    expect(countOf(now) / countOf(then)).toBeGreaterThanOrEqual(0.95);
  });
});
