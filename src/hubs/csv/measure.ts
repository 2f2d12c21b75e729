import metrics from './data/metrics.json';

/** What a table's word for a metric stands for. */
export interface Measure {
  metric: string;
  value: number;
  /** What the study says of how it measured, beside the protocol. */
  recipe: string | null;
}

interface MetricWord {
  citation: string;
  word: string;
  metric: string;
  recipe?: string;
  targets?: Readonly<Record<string, string | undefined>>;
}

const WORDS: readonly MetricWord[] = metrics;
/** Losses that were turned round so that more is better, as scikit-learn names them. */
const NEGATED = /^neg_(.+)$/;

/**
 * Studies that call "main metric" what differs by target are taken at their own word for each;
 * others as they say.
 */
export function measureOf(row: { citation: string; target: string; word: string; value: number }): Measure {
  const { citation, target, word, value } = row;
  const known = WORDS.find((one) => one.citation === citation && one.word === word);
  if (known !== undefined)
    return { metric: known.targets?.[target] ?? known.metric, value, recipe: known.recipe ?? null };
  const [, loss] = NEGATED.exec(word) ?? [];
  return loss === undefined
    ? { metric: word, value, recipe: null }
    : { metric: loss, value: value === 0 ? 0 : -value, recipe: null };
}
