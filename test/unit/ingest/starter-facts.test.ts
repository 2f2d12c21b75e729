import type { DatasetRecord, ModelRecord, Reference, TransferResultRecord } from '../../../src/hubs';
import { readStarterData } from '../../../src/ingest/starter/starter-data';
import { append, groupBy } from '../../../src/platform/group-by';
import hubLicenses from './hub-licenses.json';

const { things, results } = readStarterData();
const models = things.filter((thing): thing is ModelRecord => thing.kind === 'model');
const datasets = things.filter((thing): thing is DatasetRecord => thing.kind === 'dataset');
const keyOf = ({ hub, externalId }: Reference): string => `${hub}:${externalId}`;
const classesOf = new Map(datasets.map((dataset) => [keyOf(dataset), dataset.classes]));

const columnOf = (result: TransferResultRecord): string =>
  [result.study, keyOf(result.target), result.split, result.protocol, result.metric, result.recipe].join('|');

const medianOf = (values: readonly number[]): number =>
  values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Published so, each by its own study: a class-conditional discriminator that transfers badly
 * (VTAB), and two CLIP models of small data that read no digits.
 */
const PUBLISHED_AT_CHANCE: ReadonlySet<string> = new Set([
  'tfhub:vtab/cond-biggan/1',
  'openclip:RN50/cc12m',
  'openclip:RN50/yfcc15m',
]);

describe('facts of the starter catalogue', () => {
  it('hold no run that failed: no accuracy at chance where half of the others are far above', () => {
    const failed = [...groupBy(results, columnOf).values()].flatMap((column) => {
      const [first] = column;
      const classes = first === undefined ? null : classesOf.get(keyOf(first.target));
      if (!classes || column.length < 5 || !/accuracy$/.test(first?.metric ?? '')) return [];
      if (medianOf(column.map(({ value }) => value)) * classes < 5) return [];
      return column.filter(
        ({ base, value }) => value * classes <= 1.5 && !PUBLISHED_AT_CHANCE.has(keyOf(base)),
      );
    });
    expect(failed).toEqual([]);
  });

  it('count no backbone twice: no two bases of a study have the same results', () => {
    const byBase = groupBy(results, ({ study, base }) => `${study}|${keyOf(base)}`);
    const bases = new Map<string, string[]>();
    for (const [base, own] of byBase) {
      if (own.length < 10) continue;
      append(
        bases,
        own
          .map((result) => `${columnOf(result)}=${result.value}`)
          .sort()
          .join(';'),
        base,
      );
    }
    expect([...bases.values()].filter((same) => same.length > 1)).toEqual([]);
  });

  it('have no dataset under two ids unless one names the other as the same thing', () => {
    const known = new Map<string, string[]>();
    for (const { hub, externalId, sameAs, name, modalities } of datasets)
      append(known, `${name.toLowerCase()} ${modalities.join()}`, keyOf(sameAs[0] ?? { hub, externalId }));
    const twice = [...known].filter(([, keys]) => new Set(keys).size > 1);
    expect(twice).toEqual([]);
  });

  it('state the licence that the listing of the Hub in August 2026 does, where it states one', () => {
    const listed: Readonly<Record<string, string | undefined>> = hubLicenses;
    const wrong = models.filter(({ hub, externalId, licenses }) => {
      const tag = hub === 'huggingface' ? listed[externalId] : undefined;
      return tag !== undefined && tag !== 'other' && licenses.weights !== tag;
    });
    expect(wrong.map(({ externalId }) => externalId)).toEqual([]);
    expect(Object.keys(listed).length).toBeGreaterThanOrEqual(60);
  });

  it('date every count of downloads', () => {
    const undated = models.filter(
      ({ downloads, likes, countedAt }) => (downloads ?? likes) !== null && countedAt === null,
    );
    expect(undated).toEqual([]);
    expect(models.some(({ downloads }) => downloads !== null)).toBe(true);
  });
});
