import { datasetFacts, type EncodableFacts } from '../../embedding';
import { mapInSteps, visitInSteps } from '../../platform/slices';
import type { BaseFacts, Evidence, Observation, Observations, TargetFacts } from '../../scoring';
import type { Knowledge, KnownBase, MeasuredResult } from './knowledge';
import type { DatasetRow } from './rows';

/** What evidence was made from before; its parts are taken over where they are the same. */
export interface FormerEvidence {
  knowledge: Pick<Knowledge, 'results'>;
  evidence: Evidence;
}

/**
 * What the scorer learns from: every result that counts, with the facts of its target and of every
 * base.
 */
export function* evidenceOf(
  knowledge: Knowledge,
  vectors: ReadonlyMap<number, Float32Array>,
  former?: FormerEvidence,
): Generator<void, Evidence> {
  const targets = new Set<number>();
  let count = 0;
  yield* visitInSteps(knowledge.results.counted(), ({ datasetId }) => {
    targets.add(datasetId);
    count += 1;
  });
  const known = yield* mapInSteps(targets, (id) => {
    const dataset = knowledge.datasets.get(id);
    const embedding = vectors.get(id);
    return dataset === undefined || embedding === undefined ? [] : [targetFacts(dataset, embedding)];
  });
  const pretrained = pretrainings(knowledge, vectors);
  const bases = yield* mapInSteps(knowledge.possibleBases, (base) => baseFacts(base, pretrained));
  const made = { targets: known.flat(), bases };
  const observations = new CountedResults(knowledge.results, count);
  if (former === undefined) return { ...made, observations };
  const { evidence } = former;
  const isSame = knowledge.results === former.knowledge.results;
  const now = {
    observations: isSame ? evidence.observations : observations,
    targets: yield* kept(evidence.targets, made.targets),
    bases: yield* kept(evidence.bases, made.bases),
  };
  const areSame = (['observations', 'targets', 'bases'] as const).every(
    (part) => now[part] === evidence[part],
  );
  return areSame ? evidence : now;
}

/** Facts that say the same are the former ones, and so is the whole list where all are. */
function* kept<Facts extends { id: string }>(
  former: readonly Facts[],
  made: readonly Facts[],
): Generator<void, readonly Facts[]> {
  const known = new Map<string, Facts>();
  yield* visitInSteps(former, (facts) => known.set(facts.id, facts));
  const now = yield* mapInSteps(made, (facts) => {
    const before = known.get(facts.id);
    return before !== undefined && sayTheSame(before, facts) ? before : facts;
  });
  const isSame = now.length === former.length && now.every((facts, place) => facts === former[place]);
  return isSame ? former : now;
}

/** Vectors are compared by identity. */
function sayTheSame(one: object, other: object): boolean {
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return left.length === right.size && left.every(([key, value]) => isSameFact(value, right.get(key)));
}

const isSameFact = (one: unknown, other: unknown): boolean =>
  one === other ||
  (Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((value, place) => value === other[place]));

/** Results as the scorer sees them, each made when it is looked at: there are very many. */
class CountedResults implements Observations {
  /** @param length how many of the results count */
  constructor(
    private readonly results: Knowledge['results'],
    readonly length: number,
  ) {}

  *[Symbol.iterator](): Iterator<Observation> {
    // Of few bases and targets there are many results: what is kept of them shares its names.
    const names = new Map<number, string>();
    const nameOf = (id: number): string => {
      const name = names.get(id) ?? String(id);
      names.set(id, name);
      return name;
    };
    for (const result of this.results.counted()) yield observationOf(result, nameOf);
  }

  filter(isWanted: (one: Observation, place: number) => boolean): Observation[] {
    const wanted: Observation[] = [];
    let place = 0;
    for (const one of this) if (isWanted(one, place++)) wanted.push(one);
    return wanted;
  }

  map<Made>(make: (one: Observation, place: number) => Made): Made[] {
    let place = 0;
    return Array.from(this, (one) => make(one, place++));
  }
}

/** @param nameOf what ids of bases and of targets are called */
const observationOf = (result: MeasuredResult, nameOf: (id: number) => string): Observation => ({
  resultId: String(result.id),
  baseId: nameOf(result.baseId),
  targetId: nameOf(result.datasetId),
  protocol: result.protocol,
  metric: result.metricId,
  pool: result.pool,
  value: result.value,
  higherIsBetter: result.direction === 'HIGHER',
});

/** A dataset as the encoder reads it, placed in its surest domain. */
export function encodableDataset(dataset: DatasetRow, { domains }: Knowledge): EncodableFacts {
  const [domainId] = dataset.domainIds;
  const domain = domainId === undefined ? undefined : domains.get(domainId);
  return datasetFacts({ ...dataset, path: domain?.path ?? [] });
}

/** A dataset as the scorer sees it, as evidence or as what is asked about. */
export function targetFacts(dataset: DatasetRow, embedding: Float32Array): TargetFacts {
  return {
    id: String(dataset.id),
    embedding,
    tasks: dataset.tasks,
    modalities: dataset.modalities,
    ...(dataset.classes === null ? {} : { classes: dataset.classes }),
    ...(dataset.trainingExamples === null ? {} : { trainingExamples: dataset.trainingExamples }),
  };
}

type Pretraining = Pick<BaseFacts, 'pretrainingData' | 'pretrainingEmbeddings'>;

/** What is known of the data of a base: one object for all bases of the same data. */
function pretrainings(
  { datasets }: Knowledge,
  vectors: ReadonlyMap<number, Float32Array>,
): (ids: readonly number[]) => Pretraining {
  const known = new Map<string, Pretraining>();
  return (ids) => {
    const key = ids.join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    const data = ids.flatMap((id) => datasets.get(id)?.slug ?? []);
    const embeddings = ids.flatMap((id) => vectors.get(id) ?? []);
    const made = {
      ...(data.length === 0 ? {} : { pretrainingData: data }),
      ...(embeddings.length === 0 ? {} : { pretrainingEmbeddings: embeddings }),
    };
    known.set(key, made);
    return made;
  };
}

const baseFacts = (base: KnownBase, pretrained: (ids: readonly number[]) => Pretraining): BaseFacts => ({
  id: String(base.id),
  ...(base.architectureFamily === null ? {} : { family: base.architectureFamily }),
  ...(base.kind === null ? {} : { kind: base.kind }),
  ...(base.architectureName === null ? {} : { architecture: base.architectureName }),
  ...pretrained(base.pretrainingDatasetIds),
  ...(base.parameterCount === null ? {} : { parameters: base.parameterCount }),
});

/**
 * The datasets whose vectors the scorer needs: targets of results, and what possible bases were
 * pretrained on. In the order of their ids.
 */
export function* datasetsInUse(knowledge: Knowledge): Generator<void, DatasetRow[]> {
  const ids = new Set<number>();
  yield* visitInSteps(knowledge.results.values(), ({ datasetId }) => ids.add(datasetId));
  yield* visitInSteps(knowledge.possibleBases, ({ pretrainingDatasetIds }) => {
    for (const id of pretrainingDatasetIds) ids.add(id);
  });
  return [...ids].sort((a, b) => a - b).flatMap((id) => knowledge.datasets.get(id) ?? []);
}
