import { ForbiddenError } from '../../platform/errors';
import { readGlobalId } from '../../platform/graphql/global-id';
import { Faults } from '../../platform/refusal';
import { slugKey } from '../../platform/written-text';
import { isAtLeast } from '../grant/rights';
import { requireKnown } from '../require-known';
import type { PublisherRole, Viewer } from '../viewer';
import type { MutationNeed, NamedType } from './mutation-needs';
import type { FoundThing, NamedThing } from './named-things.repository';

/** The input of a mutation, of any shape. */
export type MutationInput = Readonly<Record<string, unknown>>;

export interface MutationGuardParts {
  readonly needs: Readonly<Record<string, MutationNeed>>;
  /** Finds what is named, as far as the viewer may see it. */
  readonly find: (viewer: Viewer, things: readonly NamedThing[]) => Promise<(FoundThing | null)[]>;
  readonly reporterOf: (resultId: number) => Promise<string | null>;
}

interface Named {
  readonly field: string;
  /** Where in the input: `publisher`, or `publishers.0` of a list. */
  readonly path: string;
  readonly type: NamedType;
  readonly reference: string;
}

/** By the field of the input that names them. */
type FoundThings = ReadonlyMap<string, readonly FoundThing[]>;

const WORDS: Readonly<Record<NamedType, string>> = {
  Model: 'model',
  Dataset: 'dataset',
  Domain: 'domain',
  Publisher: 'publisher',
  TransferResult: 'transfer result',
};

/** Decides who may call which mutation on what. */
export class MutationGuard {
  constructor(private readonly parts: MutationGuardParts) {}

  /** @throws TypeError when nothing says what the mutation needs */
  needOf(mutation: string): MutationNeed {
    const need = Object.hasOwn(this.parts.needs, mutation) ? this.parts.needs[mutation] : undefined;
    if (need === undefined) throw new TypeError(`Nothing says who may call ${mutation}: see MUTATION_NEEDS.`);
    return need;
  }

  /**
   * Lets pass who may do this.
   *
   * @throws UnauthenticatedError when nobody is known
   * @throws ForbiddenError when a scope or a role is missing
   * @throws RefusedError when something that is named is not there, or not for this viewer to see
   */
  async admit(viewer: Viewer, mutation: string, input: MutationInput): Promise<void> {
    const need = this.needOf(mutation);
    if (need.isForPrograms === true && viewer.kind === 'PERSON')
      throw new ForbiddenError(
        `"${mutation}" is for tokens, which end when they are revoked: make one with apiTokenCreate, and ask with it.`,
      );
    if (viewer.scopes.has('admin')) return;
    requireKnown(viewer);
    if (!viewer.scopes.has(need.scope))
      throw new ForbiddenError(`"${mutation}" needs the scope "${need.scope}".`);
    const found = await this.find(viewer, need, input);
    this.requireRole(viewer, mutation, { need, found });
    requireVisibility(viewer, mutation, { need, found, input });
    await this.requireReporter(viewer, mutation, { need, found, input });
  }

  private async find(
    viewer: Viewer,
    { owns = {}, names = {} }: MutationNeed,
    input: MutationInput,
  ): Promise<FoundThings> {
    const named = Object.entries({ ...owns, ...names }).flatMap(([field, type]) =>
      namedBy(input, field, type),
    );
    if (named.length === 0) return new Map();
    const things = await this.parts.find(viewer, named.map(thingOf));
    const faults = new Faults();
    const found = new Map<string, readonly FoundThing[]>();
    for (const [place, { field, path, type, reference }] of named.entries()) {
      const thing = things[place] ?? null;
      if (thing === null) faults.add('NOT_FOUND', path, `There is no ${WORDS[type]} "${reference}".`);
      else found.set(field, [...(found.get(field) ?? []), thing]);
    }
    faults.throwIfAny();
    return found;
  }

  private requireRole(
    viewer: Viewer,
    mutation: string,
    { need, found }: { need: MutationNeed; found: FoundThings },
  ): void {
    const { role, owns, within } = need;
    if (role === undefined) return;
    if (owns === undefined) {
      if (hasSomewhere(viewer, role)) return;
      throw new ForbiddenError(`"${mutation}" needs the role ${role} at some publisher.`);
    }
    const owned = Object.keys(owns).flatMap((field) => found.get(field) ?? []);
    if (owned.length === 0)
      throw new ForbiddenError(
        `"${mutation}" without ${Object.keys(owns).join(', ')} is for administrators; otherwise it needs the role ${role} there.`,
      );
    for (const { publisherId } of owned)
      if (!hasAt(viewer, publisherId, role))
        throw new ForbiddenError(`"${mutation}" needs the role ${role} at the publisher of what it changes.`);
    if (within !== undefined && new Set(owned.map(({ publisherId }) => publisherId)).size > 1)
      throw new ForbiddenError(`"${mutation}" across publishers is for administrators.`);
  }

  private async requireReporter(
    viewer: Viewer,
    mutation: string,
    checked: { need: MutationNeed; found: FoundThings; input: MutationInput },
  ): Promise<void> {
    const { field, when = {} } = checked.need.reporterOf ?? {};
    const result = field === undefined ? undefined : checked.found.get(field)?.[0];
    if (result === undefined) return;
    if (Object.entries(when).some(([name, value]) => checked.input[name] !== value)) return;
    if ((await this.parts.reporterOf(result.id)) === viewer.id) return;
    throw new ForbiddenError(
      `"${mutation}" may correct or withdraw only what the same principal has reported; others may dispute it.`,
    );
  }
}

/** What one field of the input names: one thing, or a list of them. */
function namedBy(input: MutationInput, field: string, type: NamedType): Named[] {
  const value = input[field];
  if (typeof value === 'string') return [{ field, path: field, type, reference: value }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((reference: unknown, place): Named[] =>
    typeof reference === 'string' ? [{ field, path: `${field}.${place}`, type, reference }] : [],
  );
}

function thingOf({ type, reference }: Named): NamedThing {
  const decoded = readGlobalId(reference.trim());
  if (decoded === null) return { type, key: null, slug: slugKey(reference) };
  // The id of another type names nothing of this one.
  return { type, key: decoded.type === type ? decoded.key : null, slug: null };
}

/** A token that contributes everywhere is nobody's member: it neither hides nor shows. */
function requireVisibility(
  viewer: Viewer,
  mutation: string,
  { need, found, input }: { need: MutationNeed; found: FoundThings; input: MutationInput },
): void {
  const { visibilityAt = [] } = need;
  const wanted = input.visibility;
  if (wanted === undefined || wanted === null) return;
  const things = visibilityAt.flatMap((field) => found.get(field) ?? []);
  const role = wanted === 'PUBLIC' ? 'MAINTAINER' : 'CONTRIBUTOR';
  for (const { publisherId, visibility } of things) {
    const isAsBefore = visibility === wanted || (visibility === null && wanted === 'PUBLIC');
    if (isAsBefore || (publisherId !== null && isAtLeast(viewer.roles.get(publisherId), role))) continue;
    const act = wanted === 'PUBLIC' ? 'shows to everybody' : 'hides';
    throw new ForbiddenError(`"${mutation}" needs the role ${role} at the publisher of what it ${act}.`);
  }
}

const hasAt = (viewer: Viewer, publisherId: number | null, role: PublisherRole): boolean =>
  contributesEverywhere(viewer, role) ||
  (publisherId !== null && isAtLeast(viewer.roles.get(publisherId), role));

const hasSomewhere = (viewer: Viewer, role: PublisherRole): boolean =>
  contributesEverywhere(viewer, role) || [...viewer.roles.values()].some((own) => isAtLeast(own, role));

/** A token without publishers contributes to all that it can see, and maintains nothing. */
const contributesEverywhere = (viewer: Viewer, role: PublisherRole): boolean =>
  viewer.isForEveryPublisher === true && isAtLeast('CONTRIBUTOR', role);
