import type { App } from '../../../src/app';
import { BothExecutors, type AskedRead } from './both-executors';
import { catalogueValues, KNOWN_VALUES } from './catalogue-values';
import { compareAnswers, type ComparedAnswer } from './compared-answer';
import { executableOperation, type ExecutableOperation } from './executable-operations';
import type { Outcome, Subject } from './fuzz-run';
import { chance, pick } from './odd-values';
import { realShape } from './real-operations';

/** Name of this subject in a kept case. */
export const ANSWERS = 'answers';

export interface MadeRead extends ExecutableOperation {
  readonly token: string | undefined;
}

export interface AnswersSubject extends Subject<MadeRead> {
  close(): Promise<void>;
}

/**
 * Reads of the whole schema, whose answers have to be those of GraphQL.js. Codes are `INVALID`
 * where nothing was executed, `EQUAL`, and `EQUAL <code>` of an error; `EQUAL OTHER` where another
 * error is told of a place that became null, which it may be.
 *
 * @param tokens of who asks; a stranger asks as well
 */
export async function answersSubject(app: App, tokens: readonly string[]): Promise<AnswersSubject> {
  // Later nothing of the catalogue changes.
  await app.refreshDerived();
  const both = await BothExecutors.start(app);
  const known = await both.askReference({ query: KNOWN_VALUES, variables: {}, token: tokens[0] });
  if (known.code !== undefined) throw new TypeError(`What is known was not told: ${known.code}`);
  const shape = realShape(catalogueValues(JSON.parse(known.data)));
  return {
    name: ANSWERS,
    make: (g) => ({
      ...executableOperation(app.schema, shape, g),
      token: chance(g, 0.5) ? pick(g, tokens) : undefined,
    }),
    judge: (made) => judged(both, made),
    close: () => both.stop(),
  };
}

/** The first set of variables is sent again last: by then it is run as it was worked out before. */
async function judged(both: BothExecutors, { query, variables, token }: MadeRead): Promise<Outcome> {
  if (!both.isValid(query)) return { code: 'INVALID', failure: null };
  const right = new Map<Record<string, unknown>, ComparedAnswer>();
  let code = 'EQUAL';
  for (const one of [...variables, variables[0]]) {
    const read: AskedRead = { query, variables: one, token };
    const reference = right.get(one) ?? (await both.askReference(read));
    right.set(one, reference);
    const { difference, isOfOther } = compareAnswers(await both.askService(read), reference);
    if (difference !== null) return { code: 'DIFFERENT', failure: difference };
    if (isOfOther) code = 'EQUAL OTHER';
    else if (code === 'EQUAL' && reference.code !== undefined) code = `EQUAL ${reference.code}`;
  }
  return { code, failure: null };
}
