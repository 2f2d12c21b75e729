import { Command, InvalidArgumentError, Option } from 'commander';
import { MODALITIES, type ModalityName } from '../catalog';
import { InvalidInputError } from '../platform/errors';
import type { CompareService, RecommendQuestion, RecommendService } from '../recommend';
import { loadApp } from './load-app';
import { comparisonAsJson, describeComparison } from './recommend.compare';
import { recommendationsAsJson } from './recommend.json';
import { describeRecommendations } from './recommend.table';
import type { Shell } from './shell';

export interface RecommendServices {
  recommend: Pick<RecommendService, 'recommend'>;
  compare: Pick<CompareService, 'compare'>;
  close(): Promise<void>;
}

const LICENSE_POLICIES = {
  any: 'ANY',
  commercial: 'COMMERCIAL_USE',
  permissive: 'PERMISSIVE_ONLY',
} as const;

const SCALES: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, B: 1e9, G: 1e9, T: 1e12 };
const NUMBER = /^(\d+(?:\.\d+)?)([KMBGT]?)$/;

/**
 * Reads a count as people write it: `100M`, `1.5B`, `350000`.
 * @throws InvalidArgumentError when it is not a count
 */
export function parseCount(text: string): number {
  const [, digits = '', letter = ''] = NUMBER.exec(text.trim().toUpperCase().replaceAll('_', '')) ?? [];
  const value = Math.round(Number(digits) * (SCALES[letter] ?? Number.NaN));
  if (digits !== '' && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('Expected a number such as 350000, 100M or 1.5B.');
}

/** @throws InvalidArgumentError when it names no kind of data */
export function parseModality(text: string): ModalityName {
  const word = text.trim().toUpperCase().replaceAll('-', '_');
  const modality = MODALITIES.find((name) => name === word);
  if (modality !== undefined) return modality;
  throw new InvalidArgumentError(`Expected one of ${MODALITIES.join(', ').toLowerCase()}.`);
}

const parseSlugs = (text: string): string[] => text.split(',').map((slug) => slug.trim());

interface RecommendOptions {
  dataset?: string;
  domain?: string;
  task?: string;
  modality?: ModalityName;
  maxParams?: number;
  license?: keyof typeof LICENSE_POLICIES;
  first?: number;
  compare?: string[];
  json?: true;
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
  'input.constraints.maxParameters': '--max-params',
};

function questionFrom(description: string | undefined, options: RecommendOptions): RecommendQuestion {
  const { dataset, domain, task, modality, maxParams, license, first } = options;
  return {
    target: { description, dataset, domain },
    task,
    modality,
    first,
    constraints: {
      maxParameters: maxParams,
      licensePolicy: license === undefined ? undefined : LICENSE_POLICIES[license],
    },
  };
}

/** Says which flag is at fault, not which field of the query. */
function inWordsOfTheCommand(error: unknown): unknown {
  if (!(error instanceof InvalidInputError)) return error;
  const { field, expected } = error;
  const flag =
    FLAGS[field] ?? FLAGS[`input.${field}`] ?? (field.startsWith('models') ? '--compare' : undefined);
  if (flag === undefined) return error;
  const isTarget = flag === FLAGS['input.target'];
  return new InvalidInputError(flag, isTarget ? 'given, and only one of them' : expected, { cause: error });
}

/** Opens the configured catalogue, and fills it with the starter catalogue when it is empty. */
const openCatalogue = (shell: Shell) => async (): Promise<RecommendServices> => {
  const app = await loadApp().createApp(shell.config(), shell.log());
  try {
    await app.migrate();
    await app.loadStarter({ onlyIfEmpty: true });
    await app.encoder.adopt();
  } catch (error) {
    await app.close();
    throw error;
  }
  return { recommend: app.recommend, compare: app.compare, close: () => app.close() };
};

async function answerOf(
  question: RecommendQuestion,
  { compare: slugs, json: isJson }: RecommendOptions,
  { recommend, compare }: RecommendServices,
): Promise<string> {
  const asText = (value: object): string => JSON.stringify(value, null, 2);
  if (slugs !== undefined) {
    const comparison = await compare.compare(slugs, question);
    return isJson === true ? asText(comparisonAsJson(comparison)) : describeComparison(comparison);
  }
  const answer = await recommend.recommend(question);
  const orderAdvice = await answer.orderAdvice();
  if (isJson === true) return asText(recommendationsAsJson(answer, orderAdvice));
  return describeRecommendations(answer, orderAdvice);
}

/** `rootstock recommend`: answers the question that the catalogue is made for. */
export const recommendCommand = (
  shell: Shell,
  open: () => Promise<RecommendServices> = openCatalogue(shell),
): Command =>
  new Command('recommend')
    .description('rank the pretrained bases to start from, with reasons')
    .argument('[description]', 'what the data show and what is to be predicted')
    .option('--dataset <slug>', 'a dataset of the catalogue in place of a description')
    .option('--domain <slug>', 'a domain of the catalogue in place of a description')
    .option('--task <task>', 'what is predicted, such as image-classification')
    .option('--modality <kind>', 'kind of data: image, text, audio, ...', parseModality)
    .option('--max-params <number>', 'most parameters, such as 100M', parseCount)
    .addOption(
      new Option('--license <policy>', 'what the weights must allow').choices(Object.keys(LICENSE_POLICIES)),
    )
    .option('--first <number>', 'how many to show, 1 to 100', parseCount)
    .option(
      '--compare <slugs>',
      'put 2 to 10 bases side by side instead: slugs with commas between',
      parseSlugs,
    )
    .option('--json', 'print the whole answer as JSON')
    .addHelpText(
      'after',
      `
Examples:
  rootstock recommend "classify pneumonia in chest x-rays" --modality image
  rootstock recommend --domain medical/radiology --max-params 100M --license permissive
  rootstock recommend "sentiment of product reviews" --first 3 --json
  rootstock recommend --domain vehicles/cars --compare facebook/dinov2-base,google/vit-base-patch16-224`,
    )
    .action(async (description: string | undefined, options: RecommendOptions) => {
      const services = await open();
      try {
        shell.print(await answerOf(questionFrom(description, options), options, services));
      } catch (error) {
        throw inWordsOfTheCommand(error);
      } finally {
        await services.close();
      }
    });
