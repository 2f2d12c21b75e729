import Table from 'cli-table3';
import { signed } from '../platform/figures';
import type { TrialPlan } from '../recommend';
import { modelAsJson } from './recommend.json';

/** A plan in the shape that `trialPlan` gives over GraphQL, with the same opaque ids. */
export function planAsJson({ purpose, trials, text, abstention, warning }: TrialPlan): object {
  return {
    purpose,
    trials: trials.map((trial) => ({ ...trial, base: modelAsJson(trial.base) })),
    text,
    abstention,
    warning,
  };
}

const WHY_WIDTH = 80;

/** A plan for people to read: what to measure, then what to expect of it. */
export function describePlan({ trials, text, warning }: TrialPlan): string {
  const said = warning === null ? [text] : [text, warning];
  if (trials.length === 0) return said.join('\n');
  const table = new Table({
    head: ['#', 'Measure', 'Gain', 'Why'],
    colAligns: ['right', 'left', 'right', 'left'],
    colWidths: [null, null, null, WHY_WIDTH],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  trials.forEach(({ base, expectedGain, text: why }, place) => {
    table.push([String(place + 1), base.slug, signed(expectedGain), why]);
  });
  return [table.toString(), ...said].join('\n');
}
