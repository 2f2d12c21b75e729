import type { Reference } from '../../hubs';
import type { OriginDescription } from '../plan';

/** What the starter catalogue says stands beside what the hub itself says: neither replaces the other. */
export const isOfStarter = (revision: string): boolean => /^starter(?:\+|$)/.test(revision);

export const LOCAL_HUB = 'local';
/** What somebody said here; the starter catalogue has things of that hub, too, which nobody here has said. */
const isRegisteredHere = ({ hub, revision }: OriginDescription): boolean =>
  hub === LOCAL_HUB && !isOfStarter(revision);
/** Tables of results name and describe what they measure in their own shorthand. */
const TABLES_OF_RESULTS = 'csv';

/** The place of a description by its source: what hubs say of their own, then the starter catalogue, then tables of results. */
const sourceRank = ({ hub, revision }: OriginDescription): number => {
  if (hub === TABLES_OF_RESULTS) return 2;
  return isOfStarter(revision) ? 1 : 0;
};

/** Fields by what a hub must know to be believed. */
const GROUPS = {
  /** What the code that builds a thing knows best. */
  design: [
    'architectureFamily',
    'architectureName',
    'parameterCount',
    'inputSignature',
    'outputSignature',
    'inputModalities',
    'outputModalities',
    'modalities',
    'classes',
    'trainingExamples',
  ],
} as const;

/** First the hub where owners publish under their own name, then the projects' own lists, then those who only describe. */
const GENERAL = [
  'huggingface',
  'timm',
  'torchvision',
  'torchxrayvision',
  'openclip',
  'openmmlab',
  'tfhub',
  'tfds',
  'onnx',
  'kaggle',
  'croissant',
  'mlflow',
  'github',
  'mteb',
  'web',
];
const BUILDERS = ['timm', 'torchvision', 'torchxrayvision', 'openclip', 'openmmlab', 'tfds', 'mteb'];
const DESIGN = [...BUILDERS, ...GENERAL.filter((hub) => !BUILDERS.includes(hub))];

const orderFor = (field: string): readonly string[] =>
  GROUPS.design.some((name) => name === field) ? DESIGN : GENERAL;

/** Place of a hub that no order names: after all that are named. */
const placeIn = (order: readonly string[], hub: string): number => {
  const place = order.indexOf(hub);
  return place === -1 ? order.length : place;
};

const compareText = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** Of two keys the one that a thing is called by comes first. */
export const compareKeys = (one: Reference, other: Reference): number =>
  placeIn(GENERAL, one.hub) - placeIn(GENERAL, other.hub) ||
  compareText(one.hub, other.hub) ||
  compareText(one.externalId, other.externalId);

/**
 * Descriptions in the order in which they are believed about a field: hubs by the order of the field's group; what the starter
 * catalogue says after them, and tables of results last; of one hub's records the newest by the hub's own clock. What was said
 * here (hub `local`) comes before all that was recorded earlier, and after what hubs have said since.
 */
export function inPrecedence(descriptions: readonly OriginDescription[], field: string): OriginDescription[] {
  const order = orderFor(field);
  const own = descriptions.filter(isRegisteredHere).map(({ originId }) => originId);
  const newestOwn = own.length === 0 ? -Infinity : Math.max(...own);
  const sinceOwn = (description: OriginDescription): number => {
    if (own.length === 0) return 0;
    if (isRegisteredHere(description)) return 1;
    return description.originId > newestOwn ? 0 : 2;
  };
  const time = ({ facts }: OriginDescription): string => facts.fields.values.updatedAt ?? '';
  return [...descriptions].sort(
    (a, b) =>
      sinceOwn(a) - sinceOwn(b) ||
      sourceRank(a) - sourceRank(b) ||
      placeIn(order, a.hub) - placeIn(order, b.hub) ||
      compareText(a.hub, b.hub) ||
      compareText(time(b), time(a)) ||
      compareText(a.externalId, b.externalId) ||
      compareText(a.revision, b.revision),
  );
}
