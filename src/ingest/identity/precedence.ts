import { LOCAL_HUB } from '../../catalog';
import type { Reference } from '../../hubs';
import { compareText } from '../../platform/compare-text';
import { standingOf } from '../hub-standing';
import type { OriginDescription } from '../plan';

/** The revision of what the starter catalogue says. */
export const STARTER_REVISION = 'starter';

/**
 * What the starter catalogue says stands beside what the hub itself says: neither replaces the
 * other.
 */
export const isOfStarter = (revision: string): boolean => /^starter(?:\+|$)/.test(revision);

/**
 * What somebody said here; the starter catalogue has things of that hub, too, which nobody here has
 * said.
 */
const isRegisteredHere = ({ hub, revision }: OriginDescription): boolean =>
  hub === LOCAL_HUB && !isOfStarter(revision);

/** Fields that say under which licence something is. */
const LICENSE_FIELD = /license(?:Id|Raw)$/i;

/**
 * The place of a description by its source: what hubs say of their own, then the starter catalogue,
 * then licences that a hub passes on for others, then what is said in shorthand.
 */
const sourceRank = ({ hub, revision }: OriginDescription, field: string): number => {
  const { isShorthand, relaysLicenses } = standingOf(hub);
  if (isShorthand === true) return 3;
  if (isOfStarter(revision)) return 1;
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

/** Of two keys the one that a thing is called by comes first. */
export const compareKeys = (one: Reference, other: Reference): number =>
  compareHubs(one.hub, other.hub) || compareText(one.externalId, other.externalId);

/**
 * Descriptions in the order in which they are believed about a field: hubs by their precedence, of
 * design the builders first; what the starter catalogue says after them, licences that a hub passes
 * on for others behind that, and what is said in shorthand last; of one hub's records the newest by
 * the hub's own clock. What was said here (hub `local`) comes before all that was recorded earlier,
 * and after what hubs have said since.
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
      compareText(a.revision, b.revision),
  );
}
