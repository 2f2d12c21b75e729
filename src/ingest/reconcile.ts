import type { RecordProblem } from '../hubs';
import { compareText } from '../platform/compare-text';
import { newCounters } from './counters';
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
import { compareKeys, isOfStarter } from './identity/precedence';
import { LineageGuard } from './lineage-guard';
import {
  emptyPlan,
  keyText,
  type ImportPlan,
  type KnownCatalog,
  type KnownThing,
  type NewThing,
  type ThingKey,
} from './plan';
import { keyOfRecord, kindOf, namesOfStub, newer, type ThingRecord } from './record-keys';
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
  /** Keys, as `keyText`, that get an origin. */
  private readonly withOrigin = new Set<string>();
  private readonly guard: LineageGuard;
  private readonly identities: Identities;

  constructor(
    private readonly known: KnownCatalog,
    private readonly vocabulary: Vocabulary,
  ) {
    this.guard = new LineageGuard(
      known.lineage.map(({ child, base }) => [`MODEL#${child}`, `MODEL#${base}`] as const),
    );
    this.identities = new Identities(known, this.guard);
  }

  run(records: readonly ThingRecord[], named: readonly ThingKey[]): ImportPlan {
    const unique = new Map<string, ThingRecord>();
    for (const record of records) {
      const key = keyText(keyOfRecord(record));
      const other = unique.get(key);
      unique.set(key, other === undefined ? record : newer(record, other));
      if (other !== undefined) this.plan.unchanged += 1;
    }
    const ordered = [...unique].sort(([a], [b]) => compareText(a, b)).map(([, record]) => record);
    const revisions = ordered
      .filter((record) => this.isNewRevision(record))
      .map((record) => this.takeRecord(record));
    for (const { record, key } of revisions) this.identities.take(record, key);
    this.plan.merges.push(...this.identities.merges);
    this.plan.problems.push(...this.identities.problems);
    // Things with a record of their own get their slugs before things that are only mentioned.
    for (const group of this.byThing(revisions)) this.takeThing(group);
    for (const one of revisions) this.takeClaims(one);
    for (const key of named) this.ensure(key);
    return this.plan;
  }

  private thing(key: ThingKey): KnownThing | undefined {
    return this.known.things.get(keyText(key));
  }

  /** Whether a record says something new; counters alone are written without a new origin. */
  private isNewRevision(record: ThingRecord): boolean {
    const key = keyOfRecord(record);
    const thing = this.thing(key);
    if (thing === undefined) return true;
    const digest = recordDigest(record);
    const origin = thing.origins.find((one) => one.digest === digest);
    // An earlier state is restored only when the hub gives no times: otherwise the record is merely
    // old.
    const isOld =
      origin !== undefined && (origin.isCurrent || record.updatedAt !== null || record.revision !== null);
    if (!isOld) return true;
    const counters = origin.isCurrent ? newCounters(record, thing) : null;
    if (counters !== null) this.plan.counters.push(counters);
    else this.plan.unchanged += 1;
    return false;
  }

  private takeRecord(record: ThingRecord): NewRevision {
    const key = keyOfRecord(record);
    const digest = recordDigest(record);
    const revision = revisionFor(record, digest, this.thing(key));
    const described = describeRecord(record, this.vocabulary);
    this.plan.problems.push(...described.problems);
    const { fields, domains } = described;
    const facts = { publisher: publisherOf(record.publisher), fields, domains, sameAs: record.sameAs };
    this.withOrigin.add(keyText(key));
    this.plan.origins.push({ key, revision, url: record.url, raw: record.raw, digest, isStub: false, facts });
    return { record, key, revision, described, facts };
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
      this.create({ key, slug, name: derived.fields.values.name, ...derived });
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
    return this.withOrigin.has(keyText(key));
  }

  private addStubOrigin(key: ThingKey): void {
    this.withOrigin.add(keyText(key));
    this.plan.origins.push({
      key,
      revision: '',
      url: null,
      raw: null,
      digest: '',
      isStub: true,
      facts: null,
    });
  }

  private create(thing: NewThing): void {
    this.created.set(keyText(thing.key), thing);
    this.plan.creates.push(thing);
  }

  /** A stub for a thing that is mentioned and missing. */
  private ensure(key: ThingKey): void {
    if (this.thing(key) !== undefined || this.created.has(keyText(key)) || this.hasOrigin(key)) return;
    const { publisher, name } = namesOfStub(key);
    const slug = this.chooseSlug(key, publisher, name, null);
    this.create({ key, slug, name, publisher: publisherOf(publisher), fields: null, domains: [] });
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

  private takeClaims({ record, revision, described: { claims } }: NewRevision): void {
    if (record.kind === 'dataset' || claims === null) return;
    const model = keyOfRecord(record);
    for (const { base, relation, relationRaw } of claims.bases) {
      const key: ThingKey = { kind: 'MODEL', ...base };
      const refused = this.refusal(model, key);
      if (refused !== null) {
        this.plan.problems.push(ignored(record, 'bases', refused));
        continue;
      }
      this.ensure(key);
      this.guard.add(this.identities.node(model), this.identities.node(key));
      this.plan.claims.lineage.push({ child: model, base: key, relation, relationRaw });
    }
    for (const { dataset, role } of claims.trainings) {
      const key: ThingKey = { kind: 'DATASET', ...dataset };
      this.ensure(key);
      this.plan.claims.trainings.push({ model, dataset: key, role });
    }
    for (const evaluation of claims.evaluations) {
      const datasetKey: ThingKey | null = evaluation.dataset && { kind: 'DATASET', ...evaluation.dataset };
      if (datasetKey !== null) this.ensure(datasetKey);
      this.plan.claims.evaluations.push({ ...evaluation, model, datasetKey });
    }
    if (record.artifacts.length > 0 || (record.revision !== null && !isOfStarter(revision))) {
      this.plan.claims.versions.push({ model, name: revision.slice(0, 200), artifacts: record.artifacts });
    }
  }

  private refusal(child: ThingKey, base: ThingKey): string | null {
    const [from, to] = [this.identities.node(child), this.identities.node(base)];
    if (from === to) return 'names the model itself';
    return this.guard.wouldClose(from, to) ? `would make ${base.externalId} its own ancestor` : null;
  }
}

const ignored = ({ hub, externalId: id }: ThingRecord, field: string, message: string): RecordProblem => ({
  hub,
  id,
  field,
  message,
  action: 'ignored',
});
