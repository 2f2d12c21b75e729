import { OPERATOR } from '../../src/access';
import { writeSmallCatalogue } from '../database/recommend/fixture';
import { ADMIN_TOKEN, openTestApp, type TestApp } from '../support/app';
import { answersSubject, type AnswersSubject } from '../support/fuzz/answers-subject';
import { fuzz } from '../support/fuzz/fuzz-run';
import { Rows } from '../support/rows';
import { completeWords, HiddenRowWriter } from '../support/visibility/hidden-rows';

const CASES = 300;
const RECEIPT = /* GraphQL */ `
  {
    recommendBases(input: { target: { dataset: "xray" } }) {
      receipt {
        id
      }
    }
  }
`;

interface Asked {
  readonly recommendBases: { readonly receipt: { readonly id: string } };
}

describe('the service', () => {
  let test: TestApp;
  let answers: AnswersSubject;

  beforeAll(async () => {
    test = await openTestApp({ stage: 'migrated' });
    const { app, database } = test;
    const catalogue = await writeSmallCatalogue(database);
    await new Rows(database).publisher({ slug: 'house' });
    await completeWords(database);
    const asked = (await test.query(RECEIPT)).data as Asked;
    // What only some may see has every kind of row.
    await new HiddenRowWriter(database, catalogue, 'internal').write(asked.recommendBases.receipt.id);
    const reader = await app.tokens.create({ name: 'reader', scopes: ['read'], publishers: null }, OPERATOR);
    answers = await answersSubject(app, [ADMIN_TOKEN, reader.secret]);
  }, 120_000);

  afterAll(async () => {
    await answers.close();
    await test.close();
  });

  it(`answers ${CASES} generated reads of its catalogue as GraphQL.js does`, async () => {
    const { codes, failures } = await fuzz({ seed: 12, cases: CASES, subjectOf: () => answers });
    expect(failures).toEqual([]);
    const counted = (code: string): number => codes.get(`answers ${code}`) ?? 0;
    expect(counted('INVALID')).toBeLessThan(CASES / 10);
    expect(counted('EQUAL')).toBeGreaterThan(CASES / 4);
    expect(counted('EQUAL BAD_USER_INPUT')).toBeGreaterThan(CASES / 10);
  }, 120_000);
});
