import type { DatasetRecord, ModelRecord, TransferResultRecord } from '../../src/hubs';
import areas from './areas.json';
import { keyOf } from './known-things';

/** A kind of job that the starter catalogue is to have evidence for. */
interface Area {
  readonly name: string;
  /** Of the target: any of them. */
  readonly tasks?: readonly string[];
  /** Of the target, by slug or the slug of one above; any of them. */
  readonly domains?: readonly string[];
}

/** A count, and what it is to be at least; null: nothing is asked of it. */
export interface Figure {
  readonly name: string;
  readonly count: number;
  readonly wanted: number | null;
}

/** What the whole starter catalogue is to have. */
export const WANTED = { results: 25_000, bases: 900, targets: 700, ofModality: 300, ofArea: 100 };
/** No study has more than this share of the results. */
export const LARGEST_SHARE = 1 / 3;
/** Of these no public tables with many results were found. */
const MODALITIES_WITHOUT_EVIDENCE = new Set(['POINT_CLOUD', 'GRAPH']);
const MODALITIES = 'IMAGE TEXT AUDIO VIDEO TABULAR TIME_SERIES MOLECULE POINT_CLOUD GRAPH'.split(' ');
const AREAS: readonly Area[] = areas;

interface Starter {
  readonly things: readonly (DatasetRecord | ModelRecord)[];
  readonly results: readonly TransferResultRecord[];
}

const isWithin = (slug: string, domain: string): boolean => slug === domain || slug.startsWith(`${domain}/`);

function isOf({ tasks = [], domains = [] }: Area, target: DatasetRecord): boolean {
  return (
    target.tasks.some((task) => tasks.includes(task)) ||
    target.domains.some((slug) => domains.some((domain) => isWithin(slug, domain)))
  );
}

/** What the starter catalogue has, beside what it is to have. */
export function coverageOf({ things, results }: Starter): { figures: Figure[]; largestShare: number } {
  const datasets = new Map(
    things.flatMap((thing) => (thing.kind === 'dataset' ? [[keyOf(thing), thing] as const] : [])),
  );
  const targets = results.flatMap(({ target }) => datasets.get(keyOf(target)) ?? []);
  const countOf = (isOne: (target: DatasetRecord) => boolean): number => targets.filter(isOne).length;
  const studies = new Map<string, number>();
  for (const { study } of results) studies.set(study, (studies.get(study) ?? 0) + 1);
  const figures = [
    { name: 'results', count: results.length, wanted: WANTED.results },
    { name: 'bases', count: new Set(results.map(({ base }) => keyOf(base))).size, wanted: WANTED.bases },
    { name: 'targets', count: new Set(targets.map(keyOf)).size, wanted: WANTED.targets },
    ...MODALITIES.map((modality) => ({
      name: modality,
      count: countOf(({ modalities }) => modalities.includes(modality)),
      wanted: MODALITIES_WITHOUT_EVIDENCE.has(modality) ? null : WANTED.ofModality,
    })),
    ...AREAS.map((area) => ({
      name: area.name,
      count: countOf((target) => isOf(area, target)),
      wanted: WANTED.ofArea,
    })),
  ];
  return { figures, largestShare: Math.max(0, ...studies.values()) / Math.max(1, results.length) };
}
