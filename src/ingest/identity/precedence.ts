import type { Reference } from '../../hubs';
import type { OriginFacts } from '../plan';

/** What one current origin says of a thing. */
export interface Voice extends Reference {
  /** Infinity for an origin that is about to be written. */
  originId: number;
  revision: string;
  facts: OriginFacts;
}

/** What the starter catalogue says stands beside what the hub itself says: neither replaces the other. */
export const isOfStarter = (revision: string): boolean => /^starter(?:\+|$)/.test(revision);

export const LOCAL_HUB = 'local';

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
  'csv',
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
 * Voices in the order in which they are believed about a field: hubs by the order of the field's group; what the starter
 * catalogue says after them; of one hub's records the newest by the hub's own clock. What was said here (hub `local`) comes
 * before all that was recorded earlier, and after what hubs have said since.
 */
export function inPrecedence(voices: readonly Voice[], field: string): Voice[] {
  const order = orderFor(field);
  const own = voices.filter(({ hub }) => hub === LOCAL_HUB).map(({ originId }) => originId);
  const newestOwn = own.length === 0 ? -Infinity : Math.max(...own);
  const sinceOwn = ({ hub, originId }: Voice): number => {
    if (own.length === 0) return 0;
    if (hub === LOCAL_HUB) return 1;
    return originId > newestOwn ? 0 : 2;
  };
  const time = ({ facts }: Voice): string => facts.fields.values.updatedAt ?? '';
  return [...voices].sort(
    (a, b) =>
      sinceOwn(a) - sinceOwn(b) ||
      Number(isOfStarter(a.revision)) - Number(isOfStarter(b.revision)) ||
      placeIn(order, a.hub) - placeIn(order, b.hub) ||
      compareText(a.hub, b.hub) ||
      compareText(time(b), time(a)) ||
      compareText(a.externalId, b.externalId) ||
      compareText(a.revision, b.revision),
  );
}
