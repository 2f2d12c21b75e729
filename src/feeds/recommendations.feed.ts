import { InvalidInputError } from '../platform/errors';
import { amount, count, joined, list, maybeAmount, maybeText, text as textColumn } from './columns';
import { defineFeed } from './feed';
import { RecommendationsFeedDocument } from './operations.generated';
import { choice, GREATEST_INT, text, wholeNumber, words } from './parameters';
import { LICENSE_POLICIES, MODALITIES, PROTOCOLS } from './words';

interface Target {
  readonly description?: string | undefined;
  readonly dataset?: string | undefined;
  readonly domain?: string | undefined;
}

/** @throws InvalidInputError where there is not exactly one */
function targetOf({ description, dataset, domain }: Target) {
  const several = [description, dataset, domain].filter((given) => given !== undefined).length > 1;
  if (!several) {
    if (description !== undefined) return { description };
    if (dataset !== undefined) return { dataset };
    if (domain !== undefined) return { domain };
  }
  throw new InvalidInputError('description', 'given, or "dataset" or "domain" in its place, and only one');
}

/** One answer of the recommender, a row a base. Nothing of the question is stored. */
export const recommendationsFeed = defineFeed({
  name: 'recommendations',
  title: 'Bases to start from for a task, the best first',
  document: RecommendationsFeedDocument,
  isPaged: false,
  mostRows: 100,
  parameters: {
    description: text('The task in words, such as "classify pneumonia in chest x-rays".'),
    dataset: text('In the place of a description: the slug of a dataset.'),
    domain: text('In the place of a description: the slug of a domain.'),
    task: text('What is predicted, such as image-classification; told from the description when left out.'),
    modality: choice(MODALITIES, 'Kind of data; told from the description when left out.'),
    classes: wholeNumber('How many classes there are to tell apart.', { from: 1, to: GREATEST_INT }),
    training_examples: wholeNumber('How many examples there are to train on.'),
    protocol: choice(PROTOCOLS, 'How bases are to be adapted.'),
    max_parameters: wholeNumber('At most so many parameters.', { from: 1 }),
    max_memory_bytes: wholeNumber('At most so much memory for the weights.', { from: 1 }),
    license_policy: choice(LICENSE_POLICIES, 'What the effective licence of the weights must allow.'),
    library: words('Software that runs it.'),
    language: words('Languages that it knows.'),
    min_evidence: wholeNumber('With at least so many results.'),
  },
  columns: {
    rank: amount('Its place, from 1.'),
    base: maybeText('Slug of the base.'),
    name: maybeText('Its name.'),
    score: amount('Expected z on the target against all candidates.'),
    lower: amount('Where the score is at least, in nine of ten cases.'),
    upper: amount('Where the score is at most, in nine of ten cases.'),
    compatibility: amount('Share of the candidates that it is expected to beat, 0 to 1.'),
    confidence: amount('How sure that is, 0 to 1.'),
    evidence_tier: textColumn('From what it is known.'),
    results_of_task: amount('Results of it on targets of the task.'),
    way: maybeText('How it comes to the task.'),
    protocol: textColumn('How to adapt it.'),
    parameter_count: maybeAmount('How many parameters it has.'),
    memory_bytes: maybeAmount('Memory for its weights.'),
    license: maybeText('Licence of its weights, resolved through lineage.'),
    downloads: maybeAmount('Downloads, as its hub counts them.'),
    reasons: list('Why, in sentences.'),
  },
  argumentNames: { target: 'description', libraries: 'library', languages: 'language' },
  variables: (given, { size }) => ({
    input: {
      target: targetOf(given),
      task: given.task,
      modality: given.modality,
      classes: given.classes,
      trainingExamples: given.training_examples,
      protocol: given.protocol,
      first: size,
      store: false,
      constraints: {
        maxParameters: given.max_parameters,
        maxMemoryBytes: given.max_memory_bytes,
        licensePolicy: given.license_policy,
        libraries: given.library,
        languages: given.language,
        minEvidence: given.min_evidence,
      },
    },
  }),
  read: ({ recommendBases: { recommendations, abstention, warning }, catalog: { revision } }) => ({
    rows: recommendations.map((each) => ({
      rank: each.rank,
      base: each.base?.slug ?? null,
      name: each.base?.name ?? null,
      score: each.score,
      lower: each.interval.lower,
      upper: each.interval.upper,
      compatibility: each.compatibility,
      confidence: each.confidence,
      evidence_tier: each.evidenceTier,
      results_of_task: each.resultsOfTask,
      way: each.way.way,
      protocol: each.strategy.protocol,
      parameter_count: count(each.base?.parameterCount ?? null),
      memory_bytes: count(each.fit?.memoryBytes ?? null),
      license: each.base?.licenses.effective.license?.id ?? null,
      downloads: count(each.base?.downloads ?? null),
      reasons: joined(each.reasons.map(({ text: sentence }) => sentence)),
    })),
    next: null,
    whole: {
      totalCount: null,
      totalCountIsExact: false,
      revision,
      abstention: abstention === null ? null : `${abstention.reason} ${abstention.advice}`,
      warning,
    },
  }),
});
