import type { Samples } from './generated-operations';
import type { MeasuredApp } from './measured-app';

const DESCRIPTIONS = [
  '{description: "photos of skin lesions to classify"}',
  '{description: "sentiment of product reviews in German"}',
  '{domain: "medical/radiology"}',
];

/** Arguments that the catalogue has an answer to. */
export async function samplesOf(measured: MeasuredApp): Promise<Samples> {
  /** The texts at a field of what an operation answers, as literals. */
  const textsOf = async (query: string, field: string): Promise<string[]> => {
    const { data } = await measured.ask(query);
    const found = JSON.stringify(data).matchAll(new RegExp(`"${field}":("[^"]+")`, 'g'));
    return [...found].map(([, text = '']) => text);
  };
  const models = await textsOf('{ models(first: 40) { nodes { slug } } }', 'slug');
  const datasets = await textsOf('{ transferResults(first: 20) { nodes { target { slug } } } }', 'slug');
  const ids = await textsOf(
    '{ models(first: 20) { nodes { id } } domains(first: 20) { nodes { id } } }',
    'id',
  );
  const asked =
    '{ recommendBases(input: { target: { description: "photos of birds" } }) { receipt { id } } }';
  const targets = [...DESCRIPTIONS, `{dataset: ${datasets[0] ?? '""'}}`];
  return {
    'Query.model.slug': models,
    'Query.dataset.slug': datasets,
    'Query.domain.slug': await textsOf('{ domains(first: 40) { nodes { slug } } }', 'slug'),
    'Query.publisher.slug': await textsOf('{ models(first: 20) { nodes { publisher { slug } } } }', 'slug'),
    'Query.node.id': ids,
    'Query.nodes.ids': [5, 20].map((count) => `[${ids.slice(0, count).join(' ')}]`),
    'Query.compareBases.target': targets,
    'Query.compareBases.models': [2, 5, 10].map((count) => `[${models.slice(0, count).join(' ')}]`),
    'Query.recommendationReceipt.id': await textsOf(asked, 'id'),
    'Query.recommendBases.input': [1, 10, 50].flatMap((first) =>
      targets.map((target) => `{first: ${first}, target: ${target}}`),
    ),
    'Query.trialPlan.input': targets.map((target) => `{target: ${target}}`),
    'Query.trialPlan.budget': ['1', '5'],
    text: ['"street scenes at night"', '"chest x-ray"'],
    search: ['"resnet"', '"image classification"'],
    task: ['"image-classification"'],
    depth: ['1', '3', '10'],
    precision: ['FP16'],
  };
}
