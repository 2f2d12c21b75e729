import { Command, InvalidArgumentError } from 'commander';
import { SingleBar } from 'cli-progress';
import { onInterruption } from './interruption';
import { loadApp } from './load-later';
import type { FitProgress, FitReport } from '../recommend';
import type { Shell } from './shell';

interface FitOptions {
  draws: number;
  dryRun?: true;
  json?: true;
}

const DEFAULT_DRAWS = 48;
const MOST_DRAWS = 10_000;

/** `rootstock fit`: adapts the scorer to the evidence that the catalogue holds. */
export const fitCommand = (shell: Shell): Command =>
  new Command('fit')
    .description('fit the recommender to the transfer results of this catalogue')
    .option('--draws <n>', 'settings to try; 0 keeps the one in use', parseDraws, DEFAULT_DRAWS)
    .option('--dry-run', 'find out, and store nothing')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      `
Settings are drawn around the one in use and judged on targets whose results are hidden. The mean of the best is taken
only if it foretells them better by more than chance. A server takes the new fit up by itself; until then, and in it,
what was fitted before answers. A server also fits by itself when a tenth of the results are new.

Examples:
  rootstock fit
  rootstock fit --draws 200 --json
  DATABASE_URL=postgres://rootstock@localhost:5432/rootstock rootstock fit --dry-run`,
    )
    .action(async (options: FitOptions) => {
      const { createApp } = loadApp();
      const app = await createApp(shell.config(), shell.log());
      const bar = watch(shell);
      let isAsked = false;
      const interruption = onInterruption(shell, () => {
        isAsked = true;
        void app.recommender.stop();
      });
      try {
        await app.migrate();
        const { draws, dryRun } = options;
        const isDryRun = dryRun === true;
        const report = await app.recommender.fit({ draws, isDryRun, onProgress: bar.update });
        bar.stop();
        print(report, options, shell);
      } catch (error) {
        if (!isAsked) throw error;
        shell.note('Stopped; nothing was stored.');
        shell.exitWith(1);
      } finally {
        bar.stop();
        interruption.forget();
        await app.close();
      }
    });

function parseDraws(text: string): number {
  const draws = Number(text);
  if (/^\d+$/.test(text) && draws <= MOST_DRAWS) return draws;
  throw new InvalidArgumentError(`Expected a whole number from 0 to ${MOST_DRAWS}.`);
}

function print(report: FitReport, { dryRun, json }: FitOptions, shell: Shell): void {
  if (json === true) {
    shell.print(JSON.stringify(report, null, 2));
    return;
  }
  const { results, targets, before, after, isNew, seconds, iterations, version } = report;
  const judged = `Pearson + half the weighted tau on ${targets} hidden targets: ${before.toFixed(4)} before, ${after.toFixed(4)} found`;
  shell.print(`${judged}; ${isNew ? 'the found setting is taken' : 'the setting stays as it was'}.`);
  shell.print(`${results} results were weighed in ${iterations} iterations; ${seconds} s altogether.`);
  shell.print(dryRun === true ? 'Nothing was stored.' : `Stored as fit ${version.slice(0, 12)}.`);
}

/** A bar on a terminal; elsewhere a line for each stage. */
function watch(shell: Shell): { update: (progress: FitProgress) => void; stop: () => void } {
  if (!shell.isTerminal) return { update: lineForEachStage(shell), stop: () => undefined };
  const bar = new SingleBar({
    format: '{bar} {percentage}% | {what}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  bar.start(1, 0, { what: 'reading the catalogue' });
  return {
    update: ({ stage, done, total }) => {
      bar.setTotal(total);
      bar.update(done, { what: WORDS[stage] });
    },
    stop: () => bar.stop(),
  };
}

const WORDS = { settings: 'trying settings', weights: 'weighing results' } as const;

function lineForEachStage(shell: Shell): (progress: FitProgress) => void {
  let known: FitProgress['stage'] | undefined;
  return ({ stage }) => {
    if (stage !== known) shell.note(`${WORDS[stage]} ...`);
    known = stage;
  };
}
