// Bases, targets and results that were never measured, of the size and shape of a large catalogue,
// for benchmarks. The same seed always gives the same ones.
import type { EncodingBlock } from '../src/embedding';
import { normalSource, uniformSource } from '../src/platform/random';
import type { BaseFacts, Evidence, Observation, TargetFacts } from '../src/scoring';

const SIZES = {
  words: 192,
  characters: 64,
  concepts: 192,
  meaning: 64,
  task: 112,
  modality: 16,
  domain: 128,
} as const;

/** Laid out as the encoder's vectors are. */
export const BLOCKS: EncodingBlock[] = [];
for (const name of ['words', 'characters', 'concepts', 'meaning', 'task', 'modality', 'domain'] as const) {
  const start = BLOCKS.at(-1)?.end ?? 0;
  BLOCKS.push({ name, start, end: start + SIZES[name] });
}
const DIMENSIONS = BLOCKS.at(-1)!.end;

export interface SyntheticSize {
  bases: number;
  /** The first of the bases; each has results. */
  measured: number;
  results: number;
  targets: number;
  columns: number;
}

const FAMILIES = [
  'resnet',
  'vit',
  'convnext',
  'bert',
  'roberta',
  'deberta',
  'swin',
  'efficientnet',
  'mobilenet',
  't5',
];
const VARIANTS = ['tiny', 'small', 'base', 'large', 'huge', 'xlarge'];
const ARCHITECTURES = 600;
const PRETRAININGS = 400;
const TOPICS = 24;

export function syntheticEvidence(size: SyntheticSize, seed = 7): Evidence {
  const random = uniformSource(seed);
  const normal = normalSource(random);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const topics = Array.from({ length: TOPICS }, () => Float32Array.from({ length: DIMENSIONS }, normal));
  const embed = (topic: number): Float32Array =>
    toUnit(topics[topic]!.map((value) => Math.max(0, value + 1.2 * normal())));
  const targets = Array.from({ length: size.targets }, (_, i): TargetFacts => {
    const topic = i % TOPICS;
    return {
      id: `target-${i}`,
      embedding: embed(topic),
      modalities: [topic < TOPICS / 2 ? 'IMAGE' : 'TEXT'],
      classes: Math.ceil(2 ** (1 + 8 * random())),
      trainingExamples: Math.ceil(10 ** (2 + 4 * random())),
    };
  });
  const data = Array.from({ length: PRETRAININGS }, (_, i) => ({
    name: `corpus${i} v${i % 7}`,
    embedding: embed(i % TOPICS),
  }));
  const architectures = Array.from({ length: ARCHITECTURES }, (_, i) => {
    const family = FAMILIES[i % FAMILIES.length]!;
    return {
      family,
      architecture: `${family}${Math.floor(i / 60) + 1}-${VARIANTS[Math.floor(i / 10) % 6]!}`,
    };
  });
  const sets = data.map((one) => (random() < 0.3 ? [one, pick(data)] : [one]));
  const bases = Array.from({ length: size.bases }, (_, i): BaseFacts => {
    const pretraining = pick(sets);
    return {
      id: `base-${String(i).padStart(6, '0')}`,
      ...pick(architectures),
      pretrainingData: pretraining.map(({ name }) => name),
      pretrainingEmbeddings: pretraining.map(({ embedding }) => embedding),
      parameters: Math.round(10 ** (6 + 4 * random())),
    };
  });
  return { bases, targets, observations: observe(size, bases, { targets, random, normal }) };
}

/** Each base has a level, leanings by topic and luck. */
function observe(
  { measured, results, columns }: SyntheticSize,
  bases: readonly BaseFacts[],
  {
    targets,
    random,
    normal,
  }: { targets: readonly TargetFacts[]; random: () => number; normal: () => number },
): Observation[] {
  const level = Array.from({ length: measured }, normal);
  const leaning = level.map(() => Array.from({ length: TOPICS }, normal));
  const observations: Observation[] = [];
  const perColumn = results / columns;
  for (let column = 0; column < columns; column++) {
    const target = targets[column % targets.length]!;
    const topic = (column % targets.length) % TOPICS;
    for (let base = 0; base < measured; base++) {
      if (random() > perColumn / measured) continue;
      observations.push({
        resultId: `result-${column}-${base}`,
        baseId: bases[base]!.id,
        targetId: target.id,
        protocol: column % 3 === 0 ? 'LINEAR_PROBE' : 'FINE_TUNE',
        metric: 'accuracy',
        pool: `study ${Math.floor(column / targets.length)}`,
        value: level[base]! + 0.7 * leaning[base]![topic]! + 0.5 * normal(),
        higherIsBetter: true,
      });
    }
  }
  return observations;
}

function toUnit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
