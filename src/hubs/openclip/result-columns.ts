import { wellKnownDataset } from '../well-known-datasets';
import type { Reference } from '../records';

/** What the figures of one column are. */
export interface ResultColumn {
  target: Reference;
  split: string | null;
  metric: string;
  recipe: string | null;
}

/** Metrics where they are not plain accuracy: `main_metric` of DataComp's `tasklist.yml`. */
const PER_CLASS = new Set(['Caltech-101', 'FGVC Aircraft', 'Oxford Flowers-102', 'Oxford-IIIT Pet']);
const OTHER_METRICS: ReadonlyMap<string, string> = new Map([
  ['iWildCam', 'f1_macro'],
  ['FMoW', 'worst_group_accuracy'],
  ['GeoDE', 'worst_group_accuracy'],
  ['Dollar Street', 'worst_group_top_5_accuracy'],
  ['Flickr', 'mean_recall_at_1'],
  ['MSCOCO', 'mean_recall_at_1'],
]);

/** Columns that no result is read from, and why. */
const UNUSED: [RegExp, string][] = [
  [/^(?:avg|Average .*)$|\bavg$/, 'is a mean over other columns'],
  [/^WinoGAViL avg/, 'is a mean over other columns'],
];

const ENGLISH = /^(Flickr|MSCOCO) (image|text) retr\. R@(\d+)$/;
const MULTILINGUAL = /^(\w+) (image|text)_retrieval_recall@(\d+) ([a-z]{2,3}(?:-[A-Za-z]+)?)$/;
/**
 * The main table has the figure over 10 or 12 candidates, which is that benchmark's main metric.
 */
const CANDIDATES = /^WinoGAViL(?: jaccard score ([\d-]+))?$/;
const OWN_COLUMNS = new Set(['name', 'model', 'pretrained', 'version', 'params (M)', 'FLOPs (B)']);

export const isResultColumn = (name: string): boolean => !OWN_COLUMNS.has(name);

/** What a column of a result table holds, or why nothing is read from it. */
export function resultColumn(name: string): ResultColumn | { unused: string } {
  const unused = UNUSED.find(([pattern]) => pattern.test(name));
  if (unused !== undefined) return { unused: unused[1] };
  const [, english, way = '', rank = ''] = ENGLISH.exec(name) ?? [];
  if (english !== undefined) return retrieval(english, rank, `${way} retrieval`);
  const [, set, direction = '', at = '', language = ''] = MULTILINGUAL.exec(name) ?? [];
  if (set !== undefined) return retrieval(set, at, `${direction} retrieval, ${language}`);
  const candidates = CANDIDATES.exec(name);
  if (candidates !== null) return choosing(candidates[1] ?? '10-12');
  const known = wellKnownDataset(name);
  if (known === null) return { unused: 'names no dataset that is known here' };
  const metric = PER_CLASS.has(name) ? 'mean_per_class_recall' : (OTHER_METRICS.get(name) ?? 'accuracy');
  return { target: known.reference, split: known.split, metric, recipe: null };
}

/** Pictures that go with a word, chosen among some. */
function choosing(candidates: string): ResultColumn {
  const target = wellKnownDataset('WinoGAViL')?.reference ?? { hub: 'web', externalId: 'winogavil' };
  const recipe = `${candidates.replace('-', ' or ')} candidates`;
  return { target, split: 'test', metric: 'choice_jaccard', recipe };
}

function retrieval(dataset: string, rank: string, recipe: string): ResultColumn {
  const target = wellKnownDataset(dataset)?.reference ?? { hub: 'web', externalId: dataset };
  return { target, split: 'test', metric: `recall@${rank}`, recipe };
}
