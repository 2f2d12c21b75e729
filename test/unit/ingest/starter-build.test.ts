import { fileOf } from '../../../scripts/starter/results-file';
import { KnownThings } from '../../../scripts/starter/known-things';
import { sampleOf, usableResults } from '../../../scripts/starter/study-results';
import {
  datasetRecordSchema,
  modelRecordSchema,
  transferResultRecordSchema,
  type TransferResultRecord,
} from '../../../src/hubs/records';
import { parseDescription } from '../../../src/hubs/csv/descriptions';

const at = (externalId: string, hub = 'huggingface') => ({ hub, externalId });
const aModel = (id: string, input: object = {}) =>
  modelRecordSchema.parse({ kind: 'model', ...at(id), name: id, ...input });
const aDataset = (id: string, input: object = {}) =>
  datasetRecordSchema.parse({ kind: 'dataset', ...at(id), name: id, ...input });
const aResult = (base: string, target: string, input: object = {}): TransferResultRecord =>
  transferResultRecordSchema.parse({
    kind: 'transferResult',
    study: 'orchard2026',
    base: at(base),
    target: at(target),
    protocol: 'FINE_TUNE',
    metric: 'accuracy',
    value: 0.5,
    ...input,
  });
const description = parseDescription(
  JSON.stringify({
    study: { kind: 'study', key: 'orchard2026', title: 'Orchard', url: 'https://example.org' },
    columns: { base: 'base', target: 'target', protocol: 'protocol', metric: 'metric', value: 'value' },
  }),
  'orchard2026.json',
);
const things = new KnownThings([
  aModel('one'),
  aModel('child', { bases: [{ base: at('parent'), relation: 'finetune' }] }),
  aModel('parent', { trainings: [{ dataset: at('leaves', 'tfds'), role: 'PRETRAINING' }] }),
  aDataset('leaves', { sameAs: [at('leaves', 'tfds')] }),
  aDataset('letters'),
]);

describe('results of a study for the starter catalogue', () => {
  it('are those whose base and target have a record; the others are named', () => {
    const found = usableResults(
      description,
      [aResult('one', 'letters'), aResult('none', 'letters'), aResult('one', 'nothing')],
      things,
    );
    expect(found.results).toHaveLength(1);
    expect([...found.unknownBases]).toEqual([['huggingface:none', 1]]);
    expect([...found.unknownTargets]).toEqual([['huggingface:nothing', 1]]);
  });

  it('hold no leak, through what a base was made from and under another id of the target', () => {
    const found = usableResults(
      description,
      [aResult('child', 'leaves'), aResult('child', 'letters'), aResult('one', 'leaves')],
      things,
    );
    expect(found.results.map(({ base, target }) => `${base.externalId} ${target.externalId}`)).toEqual([
      'child letters',
      'one leaves',
    ]);
    expect([...found.leftOut]).toEqual([['base was trained on the target: a leak', 1]]);
  });

  it('are of a known metric, on its scale, under the ids of their records, and once', () => {
    const found = usableResults(
      description,
      [
        aResult('one', 'letters', { value: 91 }),
        aResult('one', 'letters', { value: 0.4 }),
        aResult('one', 'letters', { metric: 'gladness' }),
        aResult('one', 'x', { target: at('leaves', 'tfds') }),
      ],
      things,
    );
    expect(found.results).toMatchObject([
      { value: 0.91 },
      { target: { hub: 'huggingface', externalId: 'leaves' } },
    ]);
    expect([...found.leftOut.values()]).toEqual([1, 1]);
  });

  it('are sampled by whole targets, always the same', () => {
    const targets = Array.from({ length: 40 }, (_, place) => `target-${place}`);
    const all = new KnownThings([aModel('one'), aModel('two'), ...targets.map((id) => aDataset(id))]);
    const records = targets.flatMap((target) => [aResult('one', target), aResult('two', target)]);
    const { results } = usableResults(description, records, all);
    const sample = sampleOf('orchard2026', results, 11);
    const names = new Set(sample.map(({ target }) => target.externalId));
    expect(sample).toHaveLength(12);
    expect(names.size).toBe(6);
    expect(fileOf(sampleOf('orchard2026', [...results].reverse(), 11))).toBe(fileOf(sample));
    expect(sampleOf('meadow2026', results, 11).map(({ target }) => target.externalId)).not.toEqual(
      sample.map(({ target }) => target.externalId),
    );
  });

  it('are written in one order, with cells that hold commas in quotes', () => {
    const { results } = usableResults(
      description,
      [aResult('one', 'letters', { recipe: 'SGD, "long"', seed: 3 }), aResult('child', 'letters')],
      things,
    );
    expect(fileOf(results).split('\n').slice(1)).toEqual([
      'orchard2026,huggingface,child,huggingface,letters,,FINE_TUNE,accuracy,0.5,,,,',
      'orchard2026,huggingface,one,huggingface,letters,,FINE_TUNE,accuracy,0.5,,"SGD, ""long""",3,',
      '',
    ]);
  });
});
