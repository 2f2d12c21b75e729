import { compareText } from '../../platform/compare-text';
import { InvalidInputError } from '../../platform/errors';
import { STORABLE, unstorableIn } from '../../platform/unstorable';
import { slugKey, writtenSlug } from '../../platform/written-text';
import type {
  BaseConstraints,
  CheckedConstraints,
  CheckedOwnResult,
  CheckedQuestion,
  OwnResultQuestion,
  QuestionPrefix,
  RecommendQuestion,
  TargetQuestion,
} from './question';

const MAX_DESCRIPTION = 2_000;
const MAX_SLUG = 400;
const MAX_LIST = 50;
const MAX_MEASURED = 100;
const MAX_FIRST = 100;
const DEFAULT_FIRST = 10;
/** No metric has larger values; beyond it, squares would lose all digits. */
const MAX_VALUE = 1e12;

const SLUG = { minLength: 1, maxLength: MAX_SLUG };

/** What a question is held to, by the paths of its input. */
export const QUESTION_BOUNDS = {
  'input.first': { minimum: 1, maximum: MAX_FIRST },
  'input.classes': { minimum: 1, maximum: 1e9 },
  'input.trainingExamples': { minimum: 0, maximum: 1e15 },
  'input.task': SLUG,
  'input.target.domain': SLUG,
  'input.target.dataset': SLUG,
  'input.target.description': { minLength: 1, maxLength: MAX_DESCRIPTION },
} as const;

/**
 * Checks a question and writes out every default, so that two questions that mean the same are the
 * same.
 * @throws InvalidInputError naming the field at fault
 */
export function checkQuestion(
  question: RecommendQuestion,
  prefix: QuestionPrefix = 'input.',
): CheckedQuestion {
  const odd = unstorableIn(question);
  if (odd !== null) throw new InvalidInputError(`${prefix}${odd}`, STORABLE);
  const { task = null, classes, trainingExamples } = question;
  return {
    target: checkTarget(question.target, prefix),
    task: task === null ? null : word(`${prefix}task`, task),
    modality: question.modality ?? null,
    classes: wholeNumber(`${prefix}classes`, classes, QUESTION_BOUNDS['input.classes']),
    trainingExamples: wholeNumber(
      `${prefix}trainingExamples`,
      trainingExamples,
      QUESTION_BOUNDS['input.trainingExamples'],
    ),
    protocol: question.protocol ?? null,
    first: wholeNumber(`${prefix}first`, question.first, QUESTION_BOUNDS['input.first']) ?? DEFAULT_FIRST,
    measured: checkMeasured(question.measured ?? [], `${prefix}measured`),
    constraints: checkConstraints(question.constraints ?? {}, prefix),
  };
}

/**
 * A gateway may drop `@oneOf`, so it is checked here too.
 * @throws InvalidInputError unless exactly one target is given, and given in words
 */
function checkTarget(target: TargetQuestion, prefix: QuestionPrefix): CheckedQuestion['target'] {
  const given = (['domain', 'dataset', 'description'] as const).flatMap((kind) => {
    const value = target[kind];
    return value === null || value === undefined
      ? []
      : [{ kind, value: kind === 'description' ? value.trim() : writtenSlug(value) }];
  });
  const [only] = given;
  if (only === undefined || given.length > 1) {
    throw new InvalidInputError(`${prefix}target`, 'exactly one of domain, dataset and description');
  }
  const field = `${prefix}target.${only.kind}`;
  const longest = only.kind === 'description' ? MAX_DESCRIPTION : MAX_SLUG;
  if (only.value === '' || only.value.length > longest) {
    throw new InvalidInputError(field, `1 to ${longest} characters long`);
  }
  return only;
}

function checkConstraints(constraints: BaseConstraints, prefix: QuestionPrefix): CheckedConstraints {
  const count = (name: string, value: number | null | undefined, minimum: number) =>
    wholeNumber(`${prefix}constraints.${name}`, value, { minimum, maximum: Number.MAX_SAFE_INTEGER });
  const words = (name: string, values: readonly string[] | null | undefined) =>
    wordList(`${prefix}constraints.${name}`, values);
  return {
    maxParameters: count('maxParameters', constraints.maxParameters, 1),
    maxMemoryBytes: count('maxMemoryBytes', constraints.maxMemoryBytes, 1),
    precision: constraints.precision ?? 'FP32',
    licensePolicy: constraints.licensePolicy ?? 'ANY',
    includeDataLicense: constraints.includeDataLicense ?? false,
    licenses: words('licenses', constraints.licenses),
    libraries: words('libraries', constraints.libraries),
    languages: words('languages', constraints.languages),
    excludePublishers: words('excludePublishers', constraints.excludePublishers),
    minEvidence: count('minEvidence', constraints.minEvidence, 0) ?? 0,
  };
}

function checkMeasured(measured: readonly OwnResultQuestion[], field: string): CheckedOwnResult[] {
  if (measured.length > MAX_MEASURED) {
    throw new InvalidInputError(field, `a list of at most ${MAX_MEASURED} results`);
  }
  return measured.map(({ base, value, metric = null, protocol = null }, place) => {
    if (!(Math.abs(value) <= MAX_VALUE))
      throw new InvalidInputError(`${field}.${place}.value`, `a number from -${MAX_VALUE} to ${MAX_VALUE}`);
    return {
      base: slugKey(word(`${field}.${place}.base`, base)),
      value,
      metric: metric === null ? null : word(`${field}.${place}.metric`, metric),
      protocol,
    };
  });
}

/** Two questions that differ only in the order of their own results are the same in this form. */
export function inCanonicalOrder(question: CheckedQuestion): CheckedQuestion {
  const keyed = question.measured.map((own) => ({ own, key: keyOf(own) }));
  keyed.sort((a, b) => compareText(a.key, b.key) || a.own.value - b.own.value);
  return { ...question, measured: keyed.map(({ own }) => own) };
}

const keyOf = ({ base, metric, protocol }: CheckedOwnResult): string =>
  JSON.stringify([base, metric, protocol]);

/** @throws InvalidInputError when `value` is given and not a whole number in the range */
export function wholeNumber(
  field: string,
  value: number | null | undefined,
  { minimum, maximum }: { minimum: number; maximum: number },
): number | null {
  if (value === null || value === undefined) return null;
  if (Number.isSafeInteger(value) && value >= minimum && value <= maximum) return value;
  throw new InvalidInputError(field, `a whole number from ${minimum} to ${maximum}`);
}

function wordList(field: string, values: readonly string[] | null | undefined): string[] {
  if (values === null || values === undefined) return [];
  if (values.length > MAX_LIST) throw new InvalidInputError(field, `a list of at most ${MAX_LIST} words`);
  const words = values.map((value, index) => word(`${field}.${index}`, value).toLowerCase());
  return [...new Set(words)].sort();
}

function word(field: string, value: string): string {
  const trimmed = value.trim();
  if (trimmed === '' || trimmed.length > MAX_SLUG) {
    throw new InvalidInputError(field, `1 to ${MAX_SLUG} characters long`);
  }
  return trimmed;
}
