import {
  count,
  amount,
  flag as flagColumn,
  list,
  maybeAmount,
  maybeFlag,
  maybeText,
  slugs,
  text as textColumn,
  time as timeColumn,
} from '../columns';
import { defineFeed, pageVariables, readList } from '../feed';
import { between, isIn, related, slugIn } from '../filters';
import type { EvaluationOrderField, TransferResultOrderField } from '../../schema-types';
import { EvaluationsFeedDocument, TransferResultsFeedDocument } from '../operations.generated';
import { choice, flag, number, oneOf, text, time, wholeNumber, words } from '../parameters';
import { DERIVATIONS, DIRECTIONS, PROTOCOLS } from '../words';

const EVALUATION_ORDERS: Readonly<Record<EvaluationOrderField, true>> = { RECORDED_AT: true, VALUE: true };
const RESULT_ORDERS: Readonly<Record<TransferResultOrderField, true>> = {
  RECORDED_AT: true,
  VALUE: true,
  TRAINING_EXAMPLES: true,
};

/** What both kinds of figures are asked by. */
const FIGURES = {
  metric: words('By metric, such as accuracy.'),
  split: words('By the part of the dataset.'),
  study: words('By the key of the study that it is cited from.'),
  min_value: number('At least this value, on the scale of its metric.'),
  max_value: number('At most this value, on the scale of its metric.'),
  recorded_since: time('What the catalogue recorded then or later.'),
  direction: choice(DIRECTIONS, 'Which end comes first; DESC when left out.'),
};

const METRIC = textColumn('What the value measures, such as accuracy.');
const METRIC_DIRECTION = textColumn('Which values are better: HIGHER or LOWER.');
const STUDY = 'Key of the study that it is cited from.';
const RECORDED_AT = timeColumn('When the catalogue recorded it.');

export const evaluationsFeed = defineFeed({
  name: 'evaluations',
  title: 'Measured values of models as they are, latest first',
  document: EvaluationsFeedDocument,
  isPaged: true,
  parameters: {
    ...FIGURES,
    model: words('By the slug of the model.'),
    dataset: words('By the slug of the dataset.'),
    task: words('By task.'),
    verified: flag('Whether the hub says that it checked the value.'),
    order: choice(EVALUATION_ORDERS, 'What to order by; RECORDED_AT when left out.'),
  },
  columns: {
    id: textColumn('Opaque and permanent.'),
    model: maybeText('Slug of the model.'),
    dataset: maybeText('Slug of the dataset.'),
    task: maybeText('What was predicted.'),
    subset: maybeText('Subset of the dataset.'),
    split: maybeText('Part of the dataset.'),
    metric: METRIC,
    metric_direction: METRIC_DIRECTION,
    value: amount('What was measured.'),
    verified: flagColumn('Whether the hub says that it checked the value.'),
    study: maybeText(STUDY),
    source_url: maybeText('Where the value was found.'),
    recorded_at: RECORDED_AT,
  },
  variables: (given, page) => ({
    ...pageVariables(page),
    where: {
      model: related(given.model, slugIn),
      dataset: related(given.dataset, slugIn),
      study: related(given.study, (key) => ({ key: { in: key } })),
      task: isIn(given.task),
      metric: isIn(given.metric),
      split: isIn(given.split),
      value: between(given.min_value, given.max_value),
      verified: given.verified,
      recordedAt: between(given.recorded_since, undefined),
    },
    orderBy: { field: given.order ?? 'RECORDED_AT', direction: given.direction ?? 'DESC' },
  }),
  read: readList((evaluation) => ({
    id: evaluation.id,
    model: evaluation.model?.slug ?? null,
    dataset: evaluation.dataset?.slug ?? null,
    task: evaluation.task?.id ?? null,
    subset: evaluation.subset,
    split: evaluation.split,
    metric: evaluation.metric.id,
    metric_direction: evaluation.metric.direction,
    value: evaluation.value,
    verified: evaluation.verified,
    study: evaluation.study?.key ?? null,
    source_url: evaluation.sourceUrl,
    recorded_at: evaluation.recordedAt,
  })),
});

interface Compared {
  readonly value: number;
  readonly scratchBaseline: number | null;
  readonly metric: { readonly direction: string };
}

/** How a result compares with training from scratch. */
function overScratch({ value, scratchBaseline, metric }: Compared) {
  if (scratchBaseline === null) return { gain_over_scratch: null, negative_transfer: null };
  const gain = metric.direction === 'LOWER' ? scratchBaseline - value : value - scratchBaseline;
  return { gain_over_scratch: gain, negative_transfer: gain < 0 };
}

export const transferResultsFeed = defineFeed({
  name: 'transfer-results',
  title: 'Measured outcomes of adapting bases, latest first',
  document: TransferResultsFeedDocument,
  isPaged: true,
  parameters: {
    ...FIGURES,
    base: words('By the slug of the base.'),
    target: words('By the slug of the target dataset.'),
    domain: text('On targets in this domain or below it, by slug.'),
    protocol: oneOf(PROTOCOLS, 'By how the base was adapted.'),
    derivation: oneOf(DERIVATIONS, 'By where it comes from.'),
    standing: flag('True: only what is neither superseded nor retracted. False: only others.'),
    leaked: flag('Whether the base was trained on its target.'),
    max_training_examples: wholeNumber('Of at most so many training examples.'),
    order: choice(RESULT_ORDERS, 'What to order by; RECORDED_AT when left out.'),
  },
  columns: {
    id: textColumn('Opaque and permanent.'),
    base: maybeText('Slug of the base.'),
    adapted: maybeText('Slug of the model that it was adapted to, where that is known.'),
    target: maybeText('Slug of the target dataset.'),
    target_domains: list('Slugs of the subject areas of the target.'),
    split: maybeText('Part of the target.'),
    protocol: textColumn('How the base was adapted: FINE_TUNE, LINEAR_PROBE, FROZEN or ZERO_SHOT.'),
    metric: METRIC,
    metric_direction: METRIC_DIRECTION,
    value: amount('What was measured.'),
    scratch_baseline: maybeAmount('The same measured of a model that was trained from scratch.'),
    gain_over_scratch: maybeAmount(
      'How much better that is, in the unit of the metric; null without a baseline.',
    ),
    negative_transfer: maybeFlag('Whether it did worse than from scratch; null without a baseline.'),
    training_examples: maybeAmount('Examples that it was adapted on.'),
    recipe: maybeText('How it was trained.'),
    seed: maybeAmount('Seed of the run.'),
    gpu_hours: maybeAmount('What it cost.'),
    derivation: textColumn('REPORTED, or DERIVED from an evaluation of a child of the base.'),
    leaked: maybeFlag('Whether the base was trained on the target; null where nothing is said.'),
    retracted: flagColumn('Whether it was taken back.'),
    disputed: flagColumn('Whether something was said against it.'),
    study: textColumn(STUDY),
    year: maybeAmount('Year of the study.'),
    recorded_at: RECORDED_AT,
  },
  argumentNames: { within: 'domain' },
  variables: (given, page) => ({
    ...pageVariables(page),
    where: {
      base: related(given.base, slugIn),
      target:
        given.target === undefined && given.domain === undefined
          ? undefined
          : {
              slug: isIn(given.target),
              domains: related(given.domain, (within) => ({ within })),
            },
      study: related(given.study, (key) => ({ key: { in: key } })),
      protocol: isIn(given.protocol),
      derivation: isIn(given.derivation),
      metric: isIn(given.metric),
      split: isIn(given.split),
      value: between(given.min_value, given.max_value),
      trainingExamples: between(undefined, given.max_training_examples),
      isStanding: given.standing,
      isLeaked: given.leaked,
      recordedAt: between(given.recorded_since, undefined),
    },
    orderBy: { field: given.order ?? 'RECORDED_AT', direction: given.direction ?? 'DESC' },
  }),
  read: readList((result) => ({
    id: result.id,
    base: result.base?.slug ?? null,
    adapted: result.adapted?.slug ?? null,
    target: result.target?.slug ?? null,
    target_domains: slugs(result.target?.domains ?? []),
    split: result.split,
    protocol: result.protocol,
    metric: result.metric.id,
    metric_direction: result.metric.direction,
    value: result.value,
    scratch_baseline: result.scratchBaseline,
    ...overScratch(result),
    training_examples: count(result.trainingExamples),
    recipe: result.recipe,
    seed: result.seed,
    gpu_hours: result.cost?.gpuHours ?? null,
    derivation: result.derivation,
    leaked: result.isLeaked,
    retracted: result.isRetracted,
    disputed: result.disputes.length > 0,
    study: result.study.key,
    year: result.study.year,
    recorded_at: result.recordedAt,
  })),
});
