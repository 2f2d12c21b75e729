import { InvalidArgumentError } from 'commander';
import type { ModalityName } from '../catalog';
import { InvalidInputError } from '../platform/errors';
import { readCount } from '../platform/figures';
import type { RecommendQuestion } from '../recommend';
import { PROTOCOLS, readMeasured, type WrittenResult } from './recommend.measured';

export const LICENSE_POLICIES = {
  any: 'ANY',
  commercial: 'COMMERCIAL_USE',
  permissive: 'PERMISSIVE_ONLY',
} as const;

export const PURPOSES = { winner: 'FIND_WINNER', order: 'LEARN_ORDER' } as const;

/** Kinds of data as they are typed. */
const MODALITIES: Readonly<Record<Lowercase<ModalityName>, ModalityName>> = {
  image: 'IMAGE',
  text: 'TEXT',
  audio: 'AUDIO',
  video: 'VIDEO',
  tabular: 'TABULAR',
  time_series: 'TIME_SERIES',
  graph: 'GRAPH',
  molecule: 'MOLECULE',
  point_cloud: 'POINT_CLOUD',
};

/**
 * Reads a count as people write it: `100M`, `1.5B`, `350000`.
 * @throws InvalidArgumentError when it is not a count
 */
export function parseCount(text: string): number {
  const count = readCount(text);
  if (count !== null) return count;
  throw new InvalidArgumentError('Expected a number such as 350000, 100M or 1.5B.');
}

/** @throws InvalidArgumentError when it names no kind of data */
export function parseModality(text: string): ModalityName {
  const word = text.trim().toLowerCase().replaceAll('-', '_');
  const modality = Object.entries(MODALITIES).find(([typed]) => typed === word)?.[1];
  if (modality !== undefined) return modality;
  throw new InvalidArgumentError(`Expected one of ${Object.keys(MODALITIES).join(', ')}.`);
}

export const parseSlugs = (text: string): string[] => text.split(',').map((slug) => slug.trim());

export interface RecommendOptions {
  dataset?: string;
  domain?: string;
  task?: string;
  modality?: ModalityName;
  protocol?: keyof typeof PROTOCOLS;
  measured?: WrittenResult[];
  measuredFile?: string;
  metric?: string;
  maxParams?: number;
  license?: keyof typeof LICENSE_POLICIES;
  first?: number;
  compare?: string[];
  plan?: number;
  purpose?: keyof typeof PURPOSES;
  json?: true;
}

/** @throws InvalidInputError for a purpose of no plan */
export function checkPurpose({ plan, purpose }: RecommendOptions): void {
  if (purpose !== undefined && plan === undefined) {
    throw new InvalidInputError('--purpose', 'given together with --plan');
  }
}

/** Everything that was measured, in the order in which it was typed, the file last. */
export async function writtenResults({
  measured = [],
  measuredFile,
}: RecommendOptions): Promise<WrittenResult[]> {
  return measuredFile === undefined ? measured : [...measured, ...(await readMeasured(measuredFile))];
}

export function questionFrom(
  description: string | undefined,
  options: RecommendOptions,
  written: readonly WrittenResult[],
): RecommendQuestion {
  const { dataset, domain, task, modality, protocol, metric, maxParams, license, first } = options;
  return {
    target: { description, dataset, domain },
    task,
    modality,
    protocol: protocol === undefined ? undefined : PROTOCOLS[protocol],
    first,
    measured: written.map(({ result }) => ({ ...result, metric: result.metric ?? metric })),
    constraints: {
      maxParameters: maxParams,
      licensePolicy: license === undefined ? undefined : LICENSE_POLICIES[license],
    },
  };
}

/**
 * The fields of the question by the flags that fill them, so that a fault is reported under the
 * flag as it was typed.
 */
const FLAGS: Readonly<Record<string, string>> = {
  'input.target': 'a description, --dataset or --domain',
  'input.target.description': 'the description',
  'input.target.dataset': '--dataset',
  'input.target.domain': '--domain',
  'input.task': '--task',
  'input.first': '--first',
  'input.measured': '--measured',
  'input.constraints.maxParameters': '--max-params',
  budget: '--plan',
};

/** Says which flag or line is at fault, not which field of the query. */
export function inWordsOfTheCommand(error: unknown, written: readonly WrittenResult[]): unknown {
  if (!(error instanceof InvalidInputError)) return error;
  const { field, expected } = error;
  const flag =
    FLAGS[field] ??
    FLAGS[`input.${field}`] ??
    ownResultAt(field, written) ??
    (field.startsWith('models') ? '--compare' : undefined);
  if (flag === undefined) return error;
  const isTarget = flag === FLAGS['input.target'];
  return new InvalidInputError(flag, isTarget ? 'given, and only one of them' : expected, { cause: error });
}

/** Where the own result that a field is of was written; --metric where it names none itself. */
function ownResultAt(field: string, written: readonly WrittenResult[]): string | undefined {
  const [, place, part = ''] = /^(?:input\.)?measured\.(\d+)\.(\w+)$/.exec(field) ?? [];
  const own = written[Number(place)];
  if (own === undefined) return undefined;
  return part === 'metric' && typeof own.result.metric !== 'string' ? '--metric' : own.nameOf(part);
}
