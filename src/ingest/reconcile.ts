import type { RecordProblem } from '../hubs';
import { compareText } from '../platform/compare-text';
import { append } from '../platform/group-by';
import type { Vocabulary } from './describe';
import { recordDigest } from './digest';
import { derive } from './identity/derive';
import { idOf, Identities } from './identity/identities';
import {
  describeRecord,
  hasOriginWithoutFacts,
  publisherOf,
  revisionFor,
  thingsBehind,
  descriptionOf,
  descriptionsBeside,
  type NewRevision,
} from './identity/new-revision';
import { compareKeys } from './identity/precedence';
import { ONLY_SOURCE, replaces, saidBy, STARTER_SOURCE } from './identity/sources';
import { LineageGuard } from './lineage-guard';
import {
  emptyPlan,
  keyText,
  type ImportPlan,
  type KnownCatalog,
  type KnownThing,
  type NewOrigin,
  type NewThing,
  type ThingKey,
} from './plan';
import { newsOf } from './news';
import { nameOfThing } from './name-of-thing';
import { keyOfRecord, kindOf, namesOfStub, type ThingRecord } from './record-keys';
import { chooseSlug, slugCandidates } from './slug';

/**
 * Decides what a batch of records changes, given what the catalogue has of those things. Pure: the
 * same records in any order give the same plan.
 *
 * @param named things that the batch's results are about; missing ones become stubs
 */
export function reconcile(
  known: KnownCatalog,
  records: readonly ThingRecord[],
  vocabulary: Vocabulary,
  named: readonly ThingKey[] = [],
): ImportPlan {
  return new Reconciliation(known, vocabulary).run(records, named);
}

class Reconciliation {
  private readonly plan: ImportPlan = emptyPlan();
  private readonly created = new Map<string, NewThing>();
  private readonly slugs = new Map<string, string>();
  /** Origins of this plan, by their keys as `keyText`. */
  private readonly planned = new Map<string, NewOrigin[]>();
  private readonly privateKeys = new Set<string>();
  private readonly guard: LineageGuard;
  private readonly identities: Identities;

  constructor(
    private readonly known: KnownCatalog,
    private readonly vocabulary: Vocabulary,
  ) {
    this.guard = new LineageGuard(
      known.lineage.map(({ child, base }) => [`MODEL#${child}`, `MODEL#${base}`] as const),
    );
    for (const { child, isHidden } of known.lineage) if (isHidden) this.guard.hide(`MODEL#${child}`);
    this.identities = new Identities(known, this.guard, this.privateKeys);
  }

  run(records: readonly ThingRecord[], named: readonly ThingKey[]): ImportPlan {
    const { fresh, ...news } = newsOf(records, this.known);
    Object.assign(this.plan, news);
    for (const key of records.filter((record) => record.private).map(keyOfRecord)) {
      this.privateKeys.add(keyText(key));
      this.guard.hide(this.identities.node(key));
    }
    const revisions = fresh.map((record) => this.takeRecord(record));
    for (const { record, key } of revisions) this.identities.take(record, key);
    this.plan.merges.push(...this.identities.merges);
    this.plan.problems.push(...this.identities.problems);
    // Things with a record of their own get their slugs before things that are only mentioned.
    for (const group of this.byThing(revisions)) this.takeThing(group);
    for (const one of revisions) this.takeClaims(one);
    for (const key of named) this.ensure(key, false);
    return this.plan;
  }

  private thing(key: ThingKey): KnownThing | undefined {
    return this.known.things.get(keyText(key));
  }

  private takeRecord(record: ThingRecord): NewRevision {
    const key = keyOfRecord(record);
    const digest = recordDigest(record);
    const known = this.thing(key)?.origins ?? [];
    const planned = this.planned.get(keyText(key)) ?? [];
    const revision = revisionFor(record, digest, [...known, ...planned]);
    const described = describeRecord(record, this.vocabulary);
    this.plan.problems.push(...described.problems);
    const { fields, domains } = described;
    const facts = { publisher: publisherOf(record.publisher), fields, domains, sameAs: record.sameAs };
    const said = saidBy(record);
    const { url, raw } = record;
    this.addOrigin({
      ...{ key, revision, url, raw, digest, facts, isStub: false },
      source: said.source,
      parts: said.parts,
      replaces: known
        .filter((origin) => origin.isCurrent && (origin.isStub || replaces(said, origin)))
        .map((origin) => origin.revision),
    });
    return { record, key, said, revision, described, facts };
  }

  /** The new revisions of each thing together; first the one that names it. */
  private byThing(revisions: readonly NewRevision[]): [NewRevision, ...NewRevision[]][] {
    const groups = new Map<string, [NewRevision, ...NewRevision[]]>();
    for (const one of [...revisions].sort((a, b) => compareKeys(a.key, b.key))) {
      const node = this.identities.node(one.key);
      const group = groups.get(node);
      if (group === undefined) groups.set(node, [one]);
      else group.push(one);
    }
    // In the order of keys, because slugs are given first come, first served.
    return [...groups.values()].sort(([a], [b]) => compareText(keyText(a.key), keyText(b.key)));
  }

  private takeThing(group: [NewRevision, ...NewRevision[]]): void {
    const [first] = group;
    const { key, record } = first;
    const things = thingsBehind(group, this.known, this.identities);
    const id = idOf(this.identities.node(key));
    const thing = things.find((one) => one.id === id);
    const { sources, ...derived } = derive([
      ...descriptionsBeside(things, group),
      ...group.map(descriptionOf),
    ]);
    if (thing === undefined) {
      const slug = this.chooseSlug(key, record.publisher, record.name, null);
      const { name, private: isPrivate = false } = derived.fields.values;
      this.create({ key, slug, name, isPrivate, ...derived });
    } else {
      for (const counter of ['downloads', 'likes'] as const) {
        const source = sources.get(counter);
        const isOld = source !== undefined && Number.isFinite(source.originId);
        if (isOld) derived.fields.values[counter] = thing[counter] ?? derived.fields.values[counter];
      }
      const counted = sources.get('downloads') ?? sources.get('likes');
      if (counted !== undefined && Number.isFinite(counted.originId))
        derived.fields.values.countedAt = thing.countedAt;
      this.plan.updates.push({
        key,
        id: thing.id,
        ...derived,
        fillsStub: thing.isStub,
        isShared: things.some(
          (one) => one.isShared || group.some((revision) => hasOriginWithoutFacts(one, revision)),
        ),
        newSlug: this.betterSlug(thing, first),
      });
    }
    for (const { key: other, record: named } of group) {
      this.addAlias(other, key);
      const kind = kindOf(named);
      for (const reference of named.sameAs) this.addAlias({ kind, ...reference }, key);
    }
  }

  /**
   * A stub is named by its first record; any other thing by the record of the hub of highest
   * precedence.
   */
  private betterSlug(thing: KnownThing, { key, record }: NewRevision): string | null {
    const isFirst =
      thing.descriptions.length > 0 &&
      thing.descriptions.every((description) => compareKeys(key, description) < 0);
    if (!thing.isStub && !isFirst) return null;
    const slug = this.chooseSlug(key, record.publisher, record.name, thing.id);
    return slug.toLowerCase() === thing.slug.toLowerCase() ? null : slug;
  }

  /**
   * Another key of a thing of this batch; without a record of its own it becomes a stub of that
   * thing.
   */
  private addAlias(key: ThingKey, of: ThingKey): void {
    const text = keyText(key);
    if (text === keyText(of) || this.identities.node(key) !== this.identities.node(of)) return;
    if (this.plan.aliases.some((alias) => keyText(alias.key) === text)) return;
    this.plan.aliases.push({ key, of });
    if (this.thing(key) === undefined && !this.hasOrigin(key)) this.addStubOrigin(key);
  }

  private hasOrigin(key: ThingKey): boolean {
    return this.planned.has(keyText(key));
  }

  private addOrigin(origin: NewOrigin): void {
    append(this.planned, keyText(origin.key), origin);
    this.plan.origins.push(origin);
  }

  private addStubOrigin(key: ThingKey): void {
    this.addOrigin({
      key,
      revision: '',
      url: null,
      raw: null,
      digest: '',
      isStub: true,
      facts: null,
      source: ONLY_SOURCE,
      parts: [],
      replaces: [],
    });
  }

  private create(thing: NewThing): void {
    this.created.set(keyText(thing.key), thing);
    this.plan.creates.push(thing);
  }

  /**
   * A stub for a thing that is mentioned and missing. Where only private records mention it, it is
   * as private as they are.
   */
  private ensure(key: ThingKey, isPrivate: boolean): void {
    const known = this.thing(key);
    const created = this.created.get(keyText(key));
    if (!isPrivate) {
      if (known?.isHidden === true && known.isStub) this.plan.shown.push({ kind: key.kind, id: known.id });
      if (created?.fields === null) created.isPrivate = false;
    }
    if (known !== undefined || created !== undefined || this.hasOrigin(key)) return;
    const { publisher, name } = namesOfStub(key);
    const slug = this.chooseSlug(key, publisher, name, null);
    this.create({ key, slug, name, isPrivate, publisher: publisherOf(publisher), fields: null, domains: [] });
    this.addStubOrigin(key);
  }

  private chooseSlug(key: ThingKey, publisher: string | null, name: string, ownId: number | null): string {
    const nameOf = (lowerCaseSlug: string) => `${key.kind} ${lowerCaseSlug}`;
    const isTaken = (slug: string) => {
      if (this.slugs.has(nameOf(slug))) return true;
      // A thing may take a slug that it has, or had, itself.
      const ownerId = this.known.takenSlugs.get(nameOf(slug));
      return ownerId !== undefined && ownerId !== ownId;
    };
    const slug = chooseSlug(slugCandidates(key, publisher, name), isTaken);
    this.slugs.set(nameOf(slug.toLowerCase()), keyText(key));
    return slug;
  }

  private takeClaims({ record, key: model, said, revision, described: { claims } }: NewRevision): void {
    if (record.kind === 'dataset' || claims === null) return;
    const claimant = { model, revision };
    for (const { base, relation, relationRaw } of claims.bases) {
      const key: ThingKey = { kind: 'MODEL', ...base };
      const refused = this.refusal(record, model, key);
      if (refused !== null) {
        this.plan.problems.push(refused);
        continue;
      }
      this.ensure(key, record.private);
      this.guard.add(this.identities.node(model), this.identities.node(key));
      this.plan.claims.lineage.push({ ...claimant, base: key, relation, relationRaw });
    }
    for (const { dataset, role } of claims.trainings) {
      const key: ThingKey = { kind: 'DATASET', ...dataset };
      this.ensure(key, record.private);
      this.plan.claims.trainings.push({ ...claimant, dataset: key, role });
    }
    for (const evaluation of claims.evaluations) {
      const datasetKey: ThingKey | null = evaluation.dataset && { kind: 'DATASET', ...evaluation.dataset };
      if (datasetKey !== null) this.ensure(datasetKey, record.private);
      this.plan.claims.evaluations.push({ ...evaluation, ...claimant, datasetKey });
    }
    if (record.artifacts.length > 0 || (record.revision !== null && said.source !== STARTER_SOURCE)) {
      const { artifacts } = record;
      this.plan.claims.versions.push({ ...claimant, name: revision.slice(0, 200), artifacts });
    }
  }

  /** Why a claim is left out; null where it is not. */
  private refusal(record: ThingRecord, child: ThingKey, base: ThingKey): RecordProblem | null {
    const [from, to] = [this.identities.node(child), this.identities.node(base)];
    if (!this.guard.wouldClose(from, to)) return null;
    const message = from === to ? 'names the model itself' : `would make ${base.externalId} its own ancestor`;
    const tellsOfHidden = from !== to && !this.guard.wouldCloseOpenly(from, to);
    return { ...nameOfThing(record, [base], tellsOfHidden), field: 'bases', message, action: 'ignored' };
  }
}
