import type { Outcome, Subject } from './fuzz-run';
import type { FuzzAnswer, FuzzTarget } from './fuzz-target';
import { OddValues } from './odd-values';
import { OperationMaker, type MadeOperation } from './operation-maker';

/** Codes of failures that the service has, and not whoever asks. */
const OWN_FAULTS = new Set(['INTERNAL_SERVER_ERROR', 'UNAVAILABLE', 'DEADLINE_EXCEEDED', 'none']);
const SHOWN = 300;
/** Ids and digests in messages would make each failure another one. */
const PARTICULAR = /[0-9a-f]{8,}|\d+/g;

/**
 * Operations of the whole schema.
 *
 * @param known words, slugs and ids of what there is
 */
export function operationSubject(target: FuzzTarget, known: readonly string[]): Subject<MadeOperation> {
  const values = new OddValues(known);
  const maker = new OperationMaker(target.schema, values);
  return {
    name: 'operation',
    make: (g) => maker.make(g),
    judge: async (operation) => {
      const answer = await target.answer(operation);
      values.learn(answer.data);
      return judged(answer, operation);
    },
  };
}

function judged({ status, codes, logged }: FuzzAnswer, { query }: MadeOperation): Outcome {
  const own = codes.find((code) => OWN_FAULTS.has(code));
  if (own === undefined && status < 500) return { code: codes[0] ?? 'OK', failure: null };
  const what = logged === '' ? query : logged;
  return {
    code: own ?? String(status),
    failure: `${status} ${own ?? ''} ${what.slice(0, SHOWN).replace(PARTICULAR, '#')}`,
  };
}
