import { writeSmallCatalogue } from '../database/recommend/fixture';
import { openTestDatabase } from '../support/database';
import { fuzz } from '../support/fuzz/fuzz-run';
import { openFuzzTarget, type FuzzTarget } from '../support/fuzz/fuzz-target';
import { KNOWN } from '../support/fuzz/known';
import { operationSubject } from '../support/fuzz/operation-subject';

describe('any operation', () => {
  let target: FuzzTarget;

  beforeAll(async () => {
    const database = await openTestDatabase();
    await writeSmallCatalogue(database);
    target = await openFuzzTarget(database);
  });

  afterAll(() => target.stop());

  it('is answered or refused by a name, whatever its arguments are', async () => {
    const operations = operationSubject(target, KNOWN);
    const { codes, failures } = await fuzz({ seed: 12, cases: 250, subjectOf: () => operations });
    expect(failures).toEqual([]);
    expect(codes.get('operation OK')).toBeGreaterThan(10);
    expect(codes.get('operation BAD_USER_INPUT')).toBeGreaterThan(10);
  });
});
