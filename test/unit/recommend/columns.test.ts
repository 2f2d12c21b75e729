import fc from 'fast-check';
import { finish } from '../../../src/platform/slices';
import { BasePool, basesIn, byUse } from '../../../src/recommend/candidates/base-pool';
import { hasWay, rankOf, wayOf } from '../../../src/recommend/candidates/base-way';
import { bestMeasuredAmong } from '../../../src/recommend/candidates/best-measured';
import { candidatesFor, MOST_NAMED } from '../../../src/recommend/candidates/candidates';
import { brokenConstraints, CONSTRAINT_KINDS } from '../../../src/recommend/candidates/constraints';
import { judgeCandidates, Rejections } from '../../../src/recommend/candidates/judge-candidates';
import { mostDownloadedOf } from '../../../src/recommend/candidates/most-downloaded';
import { ownEvidence } from '../../../src/recommend/candidates/own-evidence';
import { taskEvidence } from '../../../src/recommend/candidates/task-evidence';
import { alternativesOf } from '../../../src/recommend/explanation/alternatives';
import type { KnownBase } from '../../../src/recommend/knowledge/knowledge';
import { exchangedIn } from '../../../src/recommend/knowledge/possible-bases';
import type { BaseRow } from '../../../src/recommend/knowledge/rows';
import { checkQuestion } from '../../../src/recommend/question/check-question';
import type { BaseConstraints } from '../../../src/recommend/question/question';
import { aBase, aDataset, aKnowledge, aResult, aTask, selected } from './a-knowledge';

// What columns say of all bases at once is what looking at one base after the other says.

const TASKS = [aTask('image-classification'), aTask('object-detection'), aTask('text-classification')];
const DATASETS = [
  aDataset(1, { tasks: ['image-classification'] }),
  aDataset(2, { tasks: ['object-detection'] }),
  aDataset(3, { tasks: ['image-classification'], modalities: ['TEXT'] }),
  aDataset(4),
];
const METRIC = aKnowledge().metricByName.get('accuracy')!;

const row = fc.record({
  kind: fc.constantFrom<BaseRow['kind'][]>(
    ...(['VISION_ENCODER', 'DETECTOR', 'TEXT_ENCODER', 'TEXT_ENCODER_DECODER', null] as const),
  ),
  inputModalities: fc.constantFrom<BaseRow['inputModalities'][]>(['IMAGE'], ['TEXT'], ['IMAGE', 'TEXT']),
  tasks: fc.constantFrom<string[][]>(['object-detection'], ['text-classification'], []),
  parameterCount: fc.constantFrom(null, 10, 20, 1000),
  weightsLicenseId: fc.constantFrom(null, 'mit', 'gpl', 'nc'),
  dataLicenseId: fc.constantFrom(null, 'mit', 'nc'),
  libraries: fc.constantFrom<string[][]>([], ['timm'], ['timm', 'jax']),
  languages: fc.constantFrom<string[][]>([], ['de'], ['multilingual']),
  publisher: fc.constantFrom(null, 'lab', 'other'),
  downloads: fc.constantFrom(null, 0, 5, 9),
});

const result = fc.record({
  base: fc.nat({ max: 11 }),
  datasetId: fc.integer({ min: 1, max: 4 }),
  value: fc.constantFrom(0.1, 0.5, 0.9),
});

const made = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 12 }),
  results: fc.array(result, { maxLength: 14 }),
  /** Those that were trained on dataset 1, whose results there do not count. */
  trained: fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 3 }),
  adapters: fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 })), { maxLength: 3 }),
  /** How many are possible bases: those behind are asked about all the same. */
  possible: fc.nat({ max: 12 }),
  measured: fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 3 }),
  datasetId: fc.constantFrom(null, 1, 2),
  task: fc.constantFrom('image-classification', 'object-detection', 'text-classification', null),
});

function worldOf({
  rows,
  results,
  trained,
  adapters,
  ...asked
}: typeof made extends fc.Arbitrary<infer M> ? M : never) {
  const idOf = (place: number): number => (place % rows.length) + 1;
  const knowledge = aKnowledge({
    bases: rows.map((facts, place) => aBase(place + 1, facts)),
    tasks: TASKS,
    datasets: DATASETS,
    results: results.map(({ base, ...facts }, place) => aResult(place + 1, { baseId: idOf(base), ...facts })),
    trainings: trained.map((place) => ({ modelId: idOf(place), datasetId: 1, role: 'FINE_TUNING' as const })),
    lineage: adapters
      .map(([child, base]) => ({ childId: idOf(child), baseId: idOf(base) }))
      .filter(({ childId, baseId }) => childId > baseId)
      .map((claim) => ({ ...claim, relation: 'ADAPTER' as const, baseLicenseId: null })),
  });
  const bases = [...knowledge.bases.values()];
  const measured = asked.measured.map((place) => ({
    base: knowledge.bases.get(idOf(place))!,
    metric: METRIC,
    protocol: 'FINE_TUNE' as const,
    value: 0.5,
  }));
  const target = {
    facts: asked.task === null ? {} : { tasks: [asked.task] },
    modalities: ['IMAGE'] as const,
    datasetId: asked.datasetId,
    measured,
  };
  return { knowledge, bases, target, possible: bases.slice(0, asked.possible) };
}

const ids = (bases: Iterable<KnownBase>): number[] => [...bases].map(({ id }) => id);
const byId = (a: KnownBase, b: KnownBase): number => a.id - b.id;

describe('bases in columns', () => {
  it('become candidates as each of them would alone', () => {
    fc.assert(
      fc.property(made, (one) => {
        const { knowledge, target, possible } = worldOf(one);
        const found = finish(candidatesFor(possible, target, knowledge));
        const own = new Set(target.measured.map(({ base }) => base));
        const atHand = [...new Set([...possible, ...own])].filter(
          (base) =>
            own.has(base) ||
            base.inputModalities.includes('IMAGE') ||
            knowledge.results.countedOf(base.id).some(({ datasetId }) => datasetId === target.datasetId),
        );
        const isFallback = (base: KnownBase): boolean =>
          wayOf(base, target, knowledge).isFallback && !own.has(base);
        const fit = atHand.filter((base) => hasWay(wayOf(base, target, knowledge)));
        const direct = fit.filter((base) => !isFallback(base));
        const taken = direct.length > 0 ? direct : fit;
        const left = atHand.filter((base) => !taken.includes(base)).sort(byUse);
        expect(ids(basesIn(found.bases).sort(byId))).toEqual(ids(taken.sort(byId)));
        expect(ids(found.unsuited.first.map(({ base }) => base))).toEqual(ids(left));
        expect(found.unsuited.count).toBe(left.length);
      }),
    );
  });

  it.each<BaseConstraints>([
    { maxParameters: 20 },
    { maxMemoryBytes: 40, precision: 'FP16' },
    { licensePolicy: 'PERMISSIVE_ONLY', includeDataLicense: true, languages: ['de'] },
    { licenses: ['mit'], libraries: ['jax'], minEvidence: 1 },
    { excludePublishers: ['lab'], maxParameters: 15, minEvidence: 2 },
    {},
  ])('meet constraints as each of them would alone: %j', (asked) => {
    const { constraints } = checkQuestion({ target: { domain: 'x' }, constraints: asked });
    fc.assert(
      fc.property(made, (one) => {
        const { knowledge, bases } = worldOf(one);
        const order = {
          ...selected(bases, knowledge),
          scores: new Float64Array(12),
          tiers: new Uint8Array(12),
        };
        const judged = finish(judgeCandidates(order, constraints, knowledge));
        const rejections = new Rejections(order, judged, { constraints, knowledge });
        const alone = bases.map((base) => brokenConstraints(base, constraints, knowledge));
        const broken = alone.map((some) => some.map(({ constraint }) => constraint));
        expect([...judged.accepted]).toEqual([...alone.keys()].filter((rank) => alone[rank]?.length === 0));
        expect(rejections.first(12).map((rejected) => rejected.broken)).toEqual(
          alone.filter((some) => some.length > 0),
        );
        for (const constraint of CONSTRAINT_KINDS) {
          const only = broken.findIndex(
            (some) => some.length > 0 && some.every((kind) => kind === constraint),
          );
          expect(rejections.firstBreaking([constraint])?.base).toBe(bases[only]);
          expect(rejections.countBreaking(constraint)).toBe(
            broken.filter((some) => some.includes(constraint)).length,
          );
        }
      }),
    );
  });

  it('are counted and chosen from as in lists of them', () => {
    fc.assert(
      fc.property(made, (one) => {
        const { knowledge, bases, target, possible } = worldOf(one);
        // Some of them stand behind those of the pool, as they do where they are no possible bases.
        const pool = finish(finish(BasePool.of(possible, knowledge.results)).with(bases, knowledge.results));
        const places = Int32Array.from(bases, (base) => pool.placeOf(base) ?? -1);
        const all = { pool, places };
        expect(finish(taskEvidence(all, target, knowledge))).toEqual(
          finish(taskEvidence(selected(bases, knowledge), target, knowledge)),
        );
        const { tested } = ownEvidence(all, target, knowledge);
        const measuredOn = [...knowledge.results.values()].filter(
          ({ datasetId }) => datasetId === target.datasetId,
        );
        const given = target.measured.map(({ base }) => base);
        expect(new Set(tested)).toEqual(
          new Set(
            bases.filter(
              (base) => given.includes(base) || measuredOn.some(({ baseId }) => baseId === base.id),
            ),
          ),
        );
        const liked = bases.filter(({ downloads }) => (downloads ?? 0) > 0);
        liked.sort((a, b) => (b.downloads ?? 0) - (a.downloads ?? 0) || byId(a, b));
        expect(finish(mostDownloadedOf(all))).toBe(liked[0] ?? null);
        const known = bases.filter(({ resultCount }) => resultCount > 0);
        known.sort((a, b) => b.resultCount - a.resultCount || byId(a, b));
        expect(bestMeasuredAmong(all, 3)).toEqual({ count: known.length, first: known.slice(0, 3) });
        expect(ids(Array.from(pool.byUse, (place) => pool.at(place)))).toEqual(ids([...bases].sort(byUse)));
        const placeOf = (base: KnownBase): readonly [number, number] => {
          const { way, task } = wayOf(base, target, knowledge);
          return [rankOf(way), task !== null && base.tasks.includes(task.id) ? 0 : 1];
        };
        const asTheyCome = [...bases].sort((a, b) => {
          const [[rank, own], [otherRank, otherOwn]] = [placeOf(a), placeOf(b)];
          return rank - otherRank || own - otherOwn || byUse(a, b);
        });
        expect(finish(alternativesOf(all, target, knowledge)).map(({ base }) => base.id)).toEqual(
          ids(asTheyCome).slice(0, MOST_NAMED),
        );
      }),
    );
  });

  it('say the same of a list of which some were exchanged as of one that was made anew', () => {
    const { constraints } = checkQuestion({
      target: { domain: 'x' },
      constraints: { libraries: ['timm'], languages: ['de'], excludePublishers: ['lab'], maxParameters: 15 },
    });
    fc.assert(
      fc.property(made, fc.array(row, { minLength: 12, maxLength: 12 }), fc.nat(), (one, others, which) => {
        const { knowledge, bases } = worldOf(one);
        const told = (list: readonly KnownBase[]) => {
          const pool = finish(BasePool.of(list, knowledge.results));
          const order = { ...pool.all(), scores: new Float64Array(12), tiers: new Uint8Array(12) };
          const { accepted } = finish(judgeCandidates(order, constraints, knowledge));
          return {
            accepted: ids(Array.from(accepted, (rank) => pool.at(rank))),
            used: ids(Array.from(pool.byUse, (place) => pool.at(place))),
            liked: finish(mostDownloadedOf(order)),
            measured: bestMeasuredAmong(order, 3),
          };
        };
        told(bases);
        const exchanged = exchangedIn(bases, (base): KnownBase => {
          const { libraries, languages, publisher } = others[base.id - 1]!;
          return (which >> base.id) % 2 === 0 ? base : { ...base, libraries, languages, publisher };
        });
        expect(told(exchanged)).toEqual(told([...exchanged]));
      }),
    );
  });
});
