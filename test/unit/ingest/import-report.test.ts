import { withFound } from '../../../src/hubs';
import { ImportTally } from '../../../src/ingest/import-report';

const report = (tally: ImportTally) => tally.report({ interrupted: false, failure: null });

it('counts problems by their reason, whatever values they were met with, and tells each in full', () => {
  const tally = new ImportTally({ hub: 'kaggle', source: 'x', dryRun: true, started: 0 });
  const at = (id: string, place: number) => ({ hub: 'kaggle', id, field: `tags.${place}` });
  for (const [place, word] of ['3D', 'a: "b"'].entries()) {
    const words = withFound('is no known task', JSON.stringify(word));
    tally.addProblem({ ...at(`lab/${place}`, place), ...words, action: 'ignored' });
  }
  tally.addProblem({ ...at('lab/2', 2), message: 'has more than 100 items', action: 'ignored' });
  const { reasons, problems } = report(tally);
  expect(reasons).toEqual([
    { action: 'ignored', field: 'tags.N', reason: 'is no known task', count: 2, example: 'lab/0' },
    { action: 'ignored', field: 'tags.N', reason: 'has more than 100 items', count: 1, example: 'lab/2' },
  ]);
  expect(problems.map(({ message }) => message)).toEqual([
    'is no known task: "3D"',
    'is no known task: "a: \\"b\\""',
    'has more than 100 items',
  ]);
  expect(problems.every((problem) => !('reason' in problem))).toBe(true);
});
