import type { Reference } from '../../hubs';
import { LOCAL_HUB, standingOf } from '../hub-standing';
import type { Voice } from '../plan';

/**
 * What the starter catalogue says stands beside what the hub itself says: neither replaces the
 * other.
 */
export const isOfStarter = (revision: string): boolean => /^starter(?:\+|$)/.test(revision);

/**
 * What somebody said here; the starter catalogue has things of that hub, too, which nobody here has
 * said.
 */
const isSaidHere = ({ hub, revision }: Voice): boolean => hub === LOCAL_HUB && !isOfStarter(revision);

/**
 * How late a voice speaks: what hubs say of their own, then the starter catalogue, then what is
 * said in shorthand.
 */
const lateness = ({ hub, revision }: Voice): number => {
  if (standingOf(hub).isShorthand === true) return 2;
  return isOfStarter(revision) ? 1 : 0;
};

/** Fields that the code which builds a thing knows best. */
const DESIGN: ReadonlySet<string> = new Set([
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
]);

const compare = <T extends string | number>(one: T, other: T): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** Hubs by their precedence; those that have none by their names, behind all that have one. */
const compareHubs = (one: string, other: string): number =>
  compare(standingOf(one).precedence ?? Infinity, standingOf(other).precedence ?? Infinity) ||
  compare(one, other);

const isBuilder = (hub: string): boolean => standingOf(hub).isBuilder === true;
const buildersFirst = (one: string, other: string): number =>
  Number(isBuilder(other)) - Number(isBuilder(one)) || compareHubs(one, other);

/** Of two keys the one that a thing is called by comes first. */
export const compareKeys = (one: Reference, other: Reference): number =>
  compareHubs(one.hub, other.hub) || compare(one.externalId, other.externalId);

/**
 * Voices in the order in which they are believed about a field: hubs by their precedence, of design
 * the builders first; what the starter catalogue says after them, and what is said in shorthand
 * last; of one hub's records the newest by the hub's own clock. What was said here (hub `local`)
 * comes before all that was recorded earlier, and after what hubs have said since.
 */
export function inPrecedence(voices: readonly Voice[], field: string): Voice[] {
  const byHub = DESIGN.has(field) ? buildersFirst : compareHubs;
  const own = voices.filter(isSaidHere).map(({ originId }) => originId);
  const newestOwn = own.length === 0 ? -Infinity : Math.max(...own);
  const sinceOwn = (voice: Voice): number => {
    if (own.length === 0) return 0;
    if (isSaidHere(voice)) return 1;
    return voice.originId > newestOwn ? 0 : 2;
  };
  const time = ({ facts }: Voice): string => facts.fields.values.updatedAt ?? '';
  return [...voices].sort(
    (a, b) =>
      sinceOwn(a) - sinceOwn(b) ||
      lateness(a) - lateness(b) ||
      byHub(a.hub, b.hub) ||
      compare(time(b), time(a)) ||
      compare(a.externalId, b.externalId) ||
      compare(a.revision, b.revision),
  );
}
