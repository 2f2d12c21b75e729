import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import { toFacts } from '../../../src/evaluation/facts';
import { confidenceOf, predict, scorerWithout } from '../../../src/evaluation/held-out';
import { toMatrices } from '../../../src/evaluation/matrices';
import { aGrid } from './tables';

/** Fitted with `rootstock evaluate --abstention`; docs/lab/evaluation-figures.md has the curve. */
const FITTED = 0.05;

describe('abstention', () => {
  it('begins where an order was measured to be no better than chance', async () => {
    const encoder = createEncoder(await loadTensorBackend('cpu'));
    const grid = aGrid();
    // Results on another modality bear on nothing here.
    const datasets = grid.datasets.map((row) =>
      row.targetId === 'digits'
        ? { targetId: 'digits', modality: 'audio', description: 'Spoken digits' }
        : row,
    );
    const tables = { ...grid, datasets };
    const setup = { facts: await toFacts(tables, encoder), encoder };
    const [matrix] = toMatrices(tables.results);
    const birds = matrix!.targets.find(({ targetId }) => targetId === 'birds')!;
    const models = [...birds.values.keys()];
    // From three bases on one other target to all bases on all.
    const answers = ['dogs', 'digits', 'scenes', 'all'].flatMap((known) =>
      [3, 4, 6, 12, 24].map((count) => {
        const kept = new Set(models.slice(0, count));
        const scorer = scorerWithout(
          setup,
          'birds',
          ({ baseId, targetId }) => kept.has(baseId) && (known === 'all' || targetId === known),
        );
        const scored = predict(scorer, setup.facts, matrix!, birds);
        return { explained: confidenceOf(scored).explained, abstains: scored.abstention !== undefined };
      }),
    );
    expect(new Set(answers.map(({ abstains }) => abstains)).size).toBe(2);
    for (const { explained, abstains } of answers) expect(abstains).toBe(explained < FITTED);
  });
});
