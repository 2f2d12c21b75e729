import type { EncodableFacts, Encoder } from '../embedding';
import { compareText } from '../platform/compare-text';
import type { BaseFacts, Observation, TargetFacts } from '../scoring';
import type { DatasetRow, ModelRow, ResultRow } from './rows';

/** Everything the scorer may know; the evaluation hides the results of one target at a time. */
export interface EvaluationFacts {
  observations: readonly Observation[];
  targets: ReadonlyMap<string, TargetFacts>;
  bases: readonly BaseFacts[];
}

/** Encodes targets and pretraining data and hands the tables over in the scorer's words. */
export async function toFacts(
  tables: { results: readonly ResultRow[]; datasets: readonly DatasetRow[]; models: readonly ModelRow[] },
  encoder: Encoder,
): Promise<EvaluationFacts> {
  const { results, datasets, models } = tables;
  const known = new Map(datasets.map((dataset) => [dataset.targetId, dataset]));
  const targetIds = [...new Set(results.map((row) => row.targetId))].sort();
  const targetRows = targetIds.map((targetId) => known.get(targetId) ?? { targetId });
  const embeddings = await encoder.encode(targetRows.map(encodable));
  const targets = targetRows.map((row, i) => toTarget(row, embeddings[i] ?? new Float32Array(0)));
  return {
    observations: results.map((row, index) => ({
      resultId: String(index),
      baseId: row.modelId,
      targetId: row.targetId,
      protocol: row.protocol,
      metric: row.metric,
      value: row.value,
      higherIsBetter: row.higherIsBetter,
    })),
    targets: new Map(targets.map((target) => [target.id, target])),
    bases: await toBases(results, models, { datasets, encoder }),
  };
}

/** What the encoder is told of a target: never its results. */
function encodable(row: DatasetRow): EncodableFacts {
  return {
    text: row.description ?? row.targetId.replaceAll('_', ' '),
    ...(row.task === undefined ? {} : { tasks: [row.task] }),
    ...(row.modality === undefined ? {} : { modalities: modalitiesOf(row.modality) }),
    ...(row.domain === undefined ? {} : { domainPath: row.domain.split(',').map((part) => part.trim()) }),
  };
}

function modalitiesOf(text: string): string[] {
  return text.split(/[+,;/]/).map((part) =>
    part
      .trim()
      .toUpperCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
}

function toTarget(row: DatasetRow, embedding: Float32Array): TargetFacts {
  return {
    id: row.targetId,
    embedding,
    ...(row.modality === undefined ? {} : { modalities: modalitiesOf(row.modality) }),
    ...(row.classes === undefined ? {} : { classes: row.classes }),
    ...(row.trainingExamples === undefined ? {} : { trainingExamples: row.trainingExamples }),
  };
}

async function toBases(
  results: readonly ResultRow[],
  models: readonly ModelRow[],
  context: { datasets: readonly DatasetRow[]; encoder: Encoder },
): Promise<BaseFacts[]> {
  const described = new Map(models.map((model) => [JSON.stringify([model.source, model.modelId]), model]));
  const first = new Map(results.toReversed().map((row) => [row.modelId, row]));
  const rows = [...first.values()].sort((a, b) => compareText(a.modelId, b.modelId));
  const facts = rows.map((row) => {
    const model = described.get(JSON.stringify([row.source, row.modelId]));
    return { row, model, pretraining: model?.pretrainingData ?? row.pretrainingData };
  });
  const names = [...new Set(facts.flatMap(({ pretraining }) => pretraining ?? []))].sort();
  const vectors = await context.encoder.encode(names.map((name) => pretrainingFacts(name, context.datasets)));
  const byName = new Map(names.map((name, i) => [name, vectors[i]]));
  return facts.map(({ row, model, pretraining }) => {
    const embedding = pretraining === undefined ? undefined : byName.get(pretraining);
    const family = model?.family ?? familyOf(row.architecture);
    return {
      id: row.modelId,
      ...(row.architecture === undefined ? {} : { architecture: row.architecture.toLowerCase() }),
      ...(family === undefined ? {} : { family }),
      ...(model?.kind === undefined ? {} : { kind: model.kind }),
      ...(pretraining === undefined ? {} : { pretrainingData: [pretraining] }),
      ...(embedding === undefined ? {} : { pretrainingEmbeddings: [embedding] }),
      ...(model?.parameters === undefined ? {} : { parameters: model.parameters }),
    };
  });
}

/** `resnet50` is of the family `resnet`. */
function familyOf(architecture: string | undefined): string | undefined {
  return /^[a-z]+/.exec(architecture?.toLowerCase() ?? '')?.[0];
}

/**
 * The last step of "A -> B" is what the weights saw last; if it is a described dataset, what is
 * said of that one.
 */
function pretrainingFacts(name: string, datasets: readonly DatasetRow[]): EncodableFacts {
  const last = name.split('->').at(-1)?.trim() ?? name;
  const dataset = datasets.find(({ targetId }) => bare(targetId) === bare(last));
  return dataset === undefined ? { text: last.replaceAll('_', ' ') } : encodable(dataset);
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
