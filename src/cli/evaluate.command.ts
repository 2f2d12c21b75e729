import { Command, InvalidArgumentError, Option } from 'commander';
import type { Encoder } from '../embedding';
import { loadApp } from './load-later';
import type { EvaluationReport } from '../evaluation';
import { drawMarkdown, drawText } from './evaluate.draw';
import {
  coldSection,
  expectedSection,
  explainedSection,
  sentenceSection,
  publishedSection,
} from './evaluate.further-sections';
import { cheaperSection, probeSection } from './evaluate.own-sections';
import { checkWritable, writeFile } from './evaluate.plot-file';
import { plot } from './evaluate.plot';
import {
  calibrationSection,
  matrixSection,
  methodSection,
  targetSection,
  type Section,
} from './evaluate.sections';
import type { Shell } from './shell';
import { loadEmbedding, loadEvaluation } from './load-later';

interface EvaluateOptions {
  datasets: string;
  models?: string;
  json?: true;
  markdown?: true;
  perTarget?: true;
  coldBases?: true;
  sentences?: true;
  abstention?: true;
  probes?: number[];
  measuredProtocol?: string;
  compare?: string;
  plot?: string;
}

const HELP = `
Columns of the results: model_id, target_dataset, metric, higher_is_better, value, protocol;
optional: source, model_arch, pretrain_dataset. Targets: target_dataset; optional: task, modality,
domain, n_classes, n_train, description. Models: model_id; optional: source, arch_family, params,
pretrain_dataset. Published: matrix, method, metric, value; optional: targets (separated by ;), source.
Several results are evaluated one by one and then averaged, save those that repeat another's cells.

Examples:
  rootstock evaluate parc_all.csv --datasets datasets.csv --json
  rootstock evaluate a.csv b.csv --datasets datasets.csv --models models.csv \\
    --cold-bases --compare published.csv --plot gain.svg --markdown`;

/**
 * The evaluation reads tables, not the catalogue, so of the service's settings it uses only those
 * of the encoder.
 */
export const evaluateCommand = (shell: Shell): Command =>
  new Command('evaluate')
    .description('leave one target out at a time and judge how well the recommender orders the models on it')
    .argument('<results...>', 'CSV tables of (model, target, protocol, metric, value)')
    .requiredOption('--datasets <file>', 'CSV table of what is known of each target')
    .option('--models <file>', 'CSV table of what is known of each model')
    .option('--per-target', 'also every target by itself')
    .option('--cold-bases', 'also leave out whole architecture families, in five folds')
    .option('--sentences', 'also tell nothing of each target but its description')
    .option('--compare <file>', 'also published figures, from a CSV table, on the targets that they name')
    .option('--abstention', 'also thin the evidence, to see how much of it an answer needs')
    .option(
      '--probes <counts>',
      'also tell so many true values of each target, such as 1,2,3,5,10',
      parseCounts,
    )
    .option('--measured-protocol <protocol>', 'also tell what all models reached under this protocol')
    .option('--plot <file>', 'draw the gain over looMean as SVG')
    .addOption(new Option('--json', 'print every figure as JSON').conflicts('markdown'))
    .addOption(new Option('--markdown', 'print the tables for a page'))
    .addHelpText('after', HELP)
    .action(async (files: string[], options: EvaluateOptions) => {
      if (options.plot !== undefined) checkWritable(options.plot);
      const { runEvaluation } = loadEvaluation();
      const { datasets, models, compare, coldBases, sentences, abstention, probes, measuredProtocol } =
        options;
      const { encoder, stop } = await openEncoder(shell);
      const analyses = { coldBases, sentences, abstention, probes, measuredProtocol };
      const request = { results: files, datasets, models, compare, ...analyses };
      const onStudy = (source: string): void => {
        if (shell.isTerminal) shell.note(`Evaluating ${source} ...`);
      };
      const report = await runEvaluation({ ...request, onStudy }, encoder).finally(stop);
      if (options.plot !== undefined) drawPlot(report, options.plot, shell);
      print(report, options, shell);
    });

/** @throws InvalidArgumentError for anything but whole numbers from 1 to 100 */
function parseCounts(text: string): number[] {
  const counts = text.split(',').map(Number);
  const isCount = (one: number): boolean => Number.isInteger(one) && one >= 1 && one <= MOST_PROBES;
  if (counts.every(isCount)) return [...new Set(counts)].sort((a, b) => a - b);
  throw new InvalidArgumentError(`Expected whole numbers from 1 to ${MOST_PROBES}, such as 1,2,3,5,10.`);
}

const MOST_PROBES = 100;

/**
 * The configured encoder. The application is loaded only for an encoder of the user's own, which it
 * knows how to open.
 */
async function openEncoder(shell: Shell): Promise<{ encoder: Encoder; stop: () => Promise<void> }> {
  const config = shell.config();
  if (config.encoder !== null) {
    const own = await loadApp().openEncoder(config);
    return { encoder: own.encoder, stop: () => own.stop() };
  }
  const { createEncoder, loadTensorBackend } = loadEmbedding();
  const encoder = createEncoder(await loadTensorBackend(config.tfBackend));
  return { encoder, stop: () => Promise.resolve() };
}

function drawPlot(report: EvaluationReport, file: string, shell: Shell): void {
  const picture = plot(report);
  if (picture === undefined) shell.note(`No target could be judged, so "${file}" was not drawn.`);
  else writeFile(file, picture);
}

function print(report: EvaluationReport, options: EvaluateOptions, shell: Shell): void {
  if (options.json === true) shell.print(JSON.stringify(report.matrices, null, 2));
  else if (options.markdown === true) shell.print(sections(report, options).map(drawMarkdown).join('\n'));
  else {
    const each = report.matrices.map(methodSection);
    for (const section of [...each, ...sections(report, options)]) shell.print(drawText(section));
  }
}

/** The sections that follow those of each matrix. */
function sections(report: EvaluationReport, options: EvaluateOptions): Section[] {
  const { matrices, overall, abstention } = report;
  const isPage = options.markdown === true;
  return [
    ...(matrices.length > 1 || isPage ? [matrixSection(report)] : []),
    ...((matrices.length > 1 || isPage) && overall !== undefined ? [calibrationSection(overall)] : []),
    ...(options.coldBases === true ? [coldSection(report)] : []),
    ...(options.sentences === true ? [sentenceSection(report)] : []),
    ...(options.compare === undefined ? [] : [publishedSection(matrices, !isPage)]),
    ...(report.probes === undefined ? [] : [probeSection(report.probes)]),
    ...(options.measuredProtocol === undefined ? [] : [cheaperSection(report, options.measuredProtocol)]),
    ...(abstention === undefined ? [] : [explainedSection(abstention), expectedSection(abstention)]),
    ...(options.perTarget === true ? matrices.map(targetSection) : []),
  ];
}
