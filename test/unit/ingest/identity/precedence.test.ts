import { compareKeys, inPrecedence } from '../../../../src/ingest/identity/precedence';
import { describeModel } from '../../../../src/ingest/describe';
import { aModel, vocabulary } from '../support';

const { fields } = describeModel(aModel({}), vocabulary);
const description = (hub: string, revision: string, originId: number) => ({
  hub,
  externalId: 'one',
  revision,
  source: revision === 'starter' ? 'starter' : '',
  parts: [],
  originId,
  facts: {
    publisher: null,
    fields: { kind: 'MODEL' as const, values: fields },
    domains: [],
    sameAs: [],
  },
});

describe('tables of results', () => {
  it('are believed after the hubs and the starter catalogue, whichever came first', () => {
    const descriptions = [
      description('csv', '1', 1),
      description('huggingface', 'starter', 2),
      description('mteb', '1', 3),
    ];
    for (const order of [descriptions, [...descriptions].reverse()])
      expect(inPrecedence(order, 'summary').map(({ hub }) => hub)).toEqual(['mteb', 'huggingface', 'csv']);
  });

  it('come after the starter catalogue on things without a hub, too; after what was said here only if it is newer', () => {
    const hubs = (...descriptions: ReturnType<typeof description>[]) =>
      inPrecedence(descriptions, 'summary').map(({ hub, revision }) => `${hub} ${revision}`);
    expect(hubs(description('local', 'starter', 1), description('csv', '1', 2))).toEqual([
      'local starter',
      'csv 1',
    ]);
    expect(hubs(description('local', 'abc', 1), description('csv', '1', 2))).toEqual(['csv 1', 'local abc']);
    expect(hubs(description('csv', '1', 1), description('local', 'abc', 2))).toEqual(['local abc', 'csv 1']);
  });

  it('give a thing its key only where nobody else does', () => {
    const keys = ['csv', 'web', 'huggingface'].map((hub) => ({ hub, externalId: 'one' }));
    expect(keys.sort(compareKeys).map(({ hub }) => hub)).toEqual(['huggingface', 'web', 'csv']);
  });
});

describe('licences that a benchmark states of models that live elsewhere', () => {
  const order = (field: string) =>
    inPrecedence(
      [
        description('mteb', '1', 1),
        description('huggingface', 'starter', 2),
        description('huggingface', 'abc', 3),
      ],
      field,
    ).map(({ hub, revision }) => `${hub} ${revision}`);

  it.each(['weightsLicenseId', 'weightsLicenseRaw', 'dataLicenseId'])(
    'are a weaker voice than the own card and the starter catalogue: %s',
    (field) => {
      expect(order(field)).toEqual(['huggingface abc', 'huggingface starter', 'mteb 1']);
    },
  );

  it('leave the other facts that it states where they were', () => {
    expect(order('languages')).toEqual(['huggingface abc', 'mteb 1', 'huggingface starter']);
  });
});
