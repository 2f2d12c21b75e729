import type { OwnEvidence } from '../candidates/own-evidence';
import type { OwnResult } from '../question/target';
import { listed, plural, PRACTICE } from '../words';

/** What became of the results on the target itself. */
export interface OwnResults {
  /** Those that came with the question and those that the catalogue holds. */
  count: number;
  text: string;
}

export const ONE_MORE = 'one more result is needed before yours can be compared';

/** Whether there are results on the target that stand alone. */
export const needsOneMore = ({ given, stored, comparable }: OwnEvidence): boolean =>
  given + stored > 0 && comparable === 0;

/**
 * Null where nothing was measured on the target itself.
 * @param measured what came with the question, which may not have said the metric
 */
export function ownResultsInWords(own: OwnEvidence, measured: readonly OwnResult[] = []): OwnResults | null {
  const { given, stored, comparable } = own;
  const count = given + stored;
  if (count === 0) return null;
  const kinds = [...new Set(measured.map(({ metric, protocol }) => `${metric.id} by ${PRACTICE[protocol]}`))];
  const what = kinds.length === 0 ? '' : ` (${listed(kinds)})`;
  const results = `${plural(count, 'result')} on the target itself${what}`;
  if (needsOneMore(own)) {
    return {
      count,
      text: `${results}: ${ONE_MORE}, of another base by the same metric and protocol.`,
    };
  }
  const origin = given > 0 && stored > 0 ? `, ${given} of them given with the question` : '';
  const alone = count - comparable;
  const left =
    alone === 0
      ? ''
      : ` ${alone} of them ${alone === 1 ? 'stands' : 'stand'} alone under a metric and protocol, and cannot be compared.`;
  return { count, text: `${results} ${count === 1 ? 'is' : 'are'} taken in${origin}.${left}` };
}
