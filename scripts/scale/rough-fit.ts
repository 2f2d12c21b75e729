import type { fitInThread } from '../../src/recommend/fitting/fit-thread';
import { columnKey, finish, NOTHING_LEFT_OUT } from '../../src/scoring';
import { modelSteps } from '../../src/scoring/evidence-model';
import { priorNoise } from '../../src/scoring/noise';

/** Of a value, what its weight is taken for. */
const SHARE = 0.1;

/**
 * A fit whose weights are made up: those of so many results take minutes to solve for, and what an
 * answer takes does not depend on them.
 */
export const roughFit: typeof fitInThread = ({ evidence, blocks, known: settings }) => {
  const { table } = finish(modelSteps(evidence, blocks, { settings, scope: 'known' }));
  return Promise.resolve({
    choice: { settings, isNew: false, targets: 0, before: 0, after: 0 },
    fit: {
      version: 'rough',
      settings,
      columns: {
        keys: table.columns.map(columnKey),
        noise: Float64Array.from(table.columns, ({ bases }) => priorNoise(bases, settings)),
      },
      results: {
        ids: table.resultIds,
        z: table.z,
        dual: table.z.map((z) => SHARE * z),
      },
      leftOut: NOTHING_LEFT_OUT,
      solution: { iterations: 0, residual: 1 },
    },
  });
};
