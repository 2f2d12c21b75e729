import { datasetFacts, type EncodableFacts } from '../../embedding';
import type { BaseFacts, Evidence, Observation, TargetFacts } from '../../scoring';
import type { Knowledge, KnownBase, MeasuredResult } from './knowledge';
import { possibleBases } from './possible-bases';
import type { DatasetRow } from './rows';

/**
 * What the scorer learns from: every result that counts, with the facts of its target and of every
 * base.
 */
export function evidenceOf(knowledge: Knowledge, vectors: ReadonlyMap<number, Float32Array>): Evidence {
  const results = [...knowledge.results.values()].filter(({ excluded }) => excluded === null);
  const targets = new Set(results.map(({ datasetId }) => datasetId));
  return {
    observations: results.map(observationOf),
    targets: [...targets].flatMap((id) => {
      const dataset = knowledge.datasets.get(id);
      const embedding = vectors.get(id);
      return dataset === undefined || embedding === undefined ? [] : [targetFacts(dataset, embedding)];
    }),
    bases: possibleBases(knowledge).map((base) => baseFacts(base, knowledge, vectors)),
  };
}

function observationOf(result: MeasuredResult): Observation {
  return {
    resultId: String(result.id),
    baseId: String(result.baseId),
    targetId: String(result.datasetId),
    protocol: result.protocol,
    metric: result.metricId,
    pool: result.pool,
    value: result.value,
    higherIsBetter: result.direction === 'HIGHER',
  };
}

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

function baseFacts(
  base: KnownBase,
  knowledge: Knowledge,
  vectors: ReadonlyMap<number, Float32Array>,
): BaseFacts {
  const pretraining = base.pretrainingDatasetIds.flatMap((id) => knowledge.datasets.get(id)?.slug ?? []);
  const embeddings = base.pretrainingDatasetIds.flatMap((id) => vectors.get(id) ?? []);
  return {
    id: String(base.id),
    ...(base.architectureFamily === null ? {} : { family: base.architectureFamily }),
    ...(base.kind === null ? {} : { kind: base.kind }),
    ...(base.architectureName === null ? {} : { architecture: base.architectureName }),
    ...(pretraining.length === 0 ? {} : { pretrainingData: pretraining }),
    ...(embeddings.length === 0 ? {} : { pretrainingEmbeddings: embeddings }),
    ...(base.parameterCount === null ? {} : { parameters: base.parameterCount }),
  };
}

/**
 * The datasets whose vectors the scorer needs: targets of results, and what possible bases were
 * pretrained on.
 */
export function datasetsInUse(knowledge: Knowledge): DatasetRow[] {
  const targets = [...knowledge.results.values()].map(({ datasetId }) => datasetId);
  const pretraining = possibleBases(knowledge).flatMap((base) => base.pretrainingDatasetIds);
  const ids = [...new Set([...targets, ...pretraining])].sort((a, b) => a - b);
  return ids.flatMap((id) => knowledge.datasets.get(id) ?? []);
}
