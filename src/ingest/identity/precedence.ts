import { LOCAL_HUB } from '../../catalog';
import type { Reference } from '../../hubs';
import { compareText } from '../../platform/compare-text';
import { standingOf } from '../hub-standing';
import type { OriginDescription } from '../plan';
import { STARTER_SOURCE } from './sources';

/**
 * What somebody said here; the starter catalogue has things of that hub, too, which nobody here has
 * said.
 */
const isRegisteredHere = ({ hub, source }: OriginDescription): boolean =>
  hub === LOCAL_HUB && source !== STARTER_SOURCE;

/** Fields that say under which licence something is. */
const LICENSE_FIELD = /license(?:Id|Raw)$/i;

/**
 * The place of a description by its source: what hubs say of their own, then the starter catalogue,
 * then licences that a hub passes on for others, then what is said in shorthand.
 */
const sourceRank = ({ hub, source }: OriginDescription, field: string): number => {
  const { isShorthand, relaysLicenses } = standingOf(hub);
  if (isShorthand === true) return 3;
  if (source === STARTER_SOURCE) return 1;
  return relaysLicenses === true && LICENSE_FIELD.test(field) ? 2 : 0;
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

/** Behind every hub that has a precedence. */
const NO_PRECEDENCE = Number.MAX_SAFE_INTEGER;
const precedenceOf = (hub: string): number => standingOf(hub).precedence ?? NO_PRECEDENCE;

/** Hubs by their precedence; those that have none by their names, behind all that have one. */
const compareHubs = (one: string, other: string): number =>
  precedenceOf(one) - precedenceOf(other) || compareText(one, other);

const isBuilder = (hub: string): boolean => standingOf(hub).isBuilder === true;
const buildersFirst = (one: string, other: string): number =>
  Number(isBuilder(other)) - Number(isBuilder(one)) || compareHubs(one, other);

/** Sources of one hub in the order that it gives; those that it does not name last, by name. */
const compareSources = (one: OriginDescription, other: OriginDescription): number => {
  const { sources = [] } = standingOf(one.hub);
  const placeOf = ({ source }: OriginDescription): number =>
    sources.includes(source) ? sources.indexOf(source) : sources.length;
  return placeOf(one) - placeOf(other) || compareText(one.source, other.source);
};

/** Of two keys the one that a thing is called by comes first. */
export const compareKeys = (one: Reference, other: Reference): number =>
  compareHubs(one.hub, other.hub) || compareText(one.externalId, other.externalId);

/**
 * Descriptions in the order in which they are believed about a field: hubs by their precedence, of
 * design the builders first; what the starter catalogue says after them, licences that a hub passes
 * on for others behind that, and what is said in shorthand last; of one hub's records the newest by
 * the hub's own clock, those without one last, then by the hub's order of its sources, and of one
 * source what was recorded last. What was said here (hub `local`) comes before all that was
 * recorded earlier, and after what hubs have said since.
 */
export function inPrecedence(descriptions: readonly OriginDescription[], field: string): OriginDescription[] {
  const byHub = DESIGN.has(field) ? buildersFirst : compareHubs;
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
      sourceRank(a, field) - sourceRank(b, field) ||
      byHub(a.hub, b.hub) ||
      compareText(time(b), time(a)) ||
      compareText(a.externalId, b.externalId) ||
      compareSources(a, b) ||
      b.originId - a.originId ||
      compareText(a.revision, b.revision),
  );
}
