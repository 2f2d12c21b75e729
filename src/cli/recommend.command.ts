import { Command, Option } from 'commander';
import { openKeeping } from './open-app';
import { answerOf, catalogueOf, printAnswer, type Catalogue } from './operator';
import { recommendAnswer, type RecommendServices } from './recommend.answer';
import {
  checkPurpose,
  inWordsOfTheCommand,
  LICENSE_POLICIES,
  parseCount,
  parseModality,
  parseSlugs,
  PURPOSES,
  questionFrom,
  writtenResults,
  type RecommendOptions,
} from './recommend.flags';
import { parseMeasured, PROTOCOLS } from './recommend.measured';
import type { Shell } from './shell';

const HELP = `
Examples:
  rootstock recommend "classify pneumonia in chest x-rays" --modality image
  rootstock recommend --domain medical/radiology --max-params 100M --license permissive
  rootstock recommend "sentiment of product reviews" --first 3 --json
  rootstock recommend --domain vehicles/cars --compare facebook/dinov2-base,google/vit-base-patch16-224
  rootstock recommend "leaf diseases" --modality image --measured facebook/dinov2-base=0.91,google/vit-base-patch16-224=0.88
  rootstock recommend "leaf diseases" --modality image --measured-file runs.csv --metric accuracy --plan 3`;

/** `rootstock recommend`: answers the question that the catalogue is made for. */
export const recommendCommand = (
  shell: Shell,
  catalogue: Catalogue<RecommendServices> = catalogueOf(shell, () => openKeeping(shell)),
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
    .addOption(
      new Option(
        '--protocol <protocol>',
        'how a base is adapted, and was where --measured does not say',
      ).choices(Object.keys(PROTOCOLS)),
    )
    .option('--measured <results>', 'what you measured on the target: base=value,base=value', parseMeasured)
    .option('--measured-file <file>', 'the same as CSV: base, value; optional: metric, protocol')
    .option('--metric <metric>', 'what the values are where they do not say; the usual one when left out')
    .option('--first <number>', 'how many to show, 1 to 100', parseCount)
    .option(
      '--compare <slugs>',
      'put 2 to 10 bases side by side instead: slugs with commas between',
      parseSlugs,
    )
    .addOption(
      new Option('--plan <budget>', 'say which bases to measure next instead, 1 to 20 of them')
        .argParser(parseCount)
        .conflicts('compare'),
    )
    .addOption(
      new Option(
        '--purpose <purpose>',
        'what --plan is for: to find the winner, or to learn the order of all',
      ).choices(Object.keys(PURPOSES)),
    )
    .option('--json', 'print the whole answer as JSON')
    .addHelpText('after', HELP)
    .action(async (description: string | undefined, options: RecommendOptions) => {
      checkPurpose(options);
      const written = await writtenResults(options);
      const { compare, plan, purpose, json } = options;
      const asked = { question: questionFrom(description, options, written), compare, plan, purpose, json };
      try {
        await printAnswer(shell, answerOf(recommendAnswer, asked, catalogue));
      } catch (error) {
        throw inWordsOfTheCommand(error, written);
      }
    });
