import type { RecordProblem } from '../../hubs';
import type { LineageGuard } from '../lineage-guard';
import { nameOfThing } from '../name-of-thing';
import { keyText, type KnownCatalog, type KnownThing, type Merge, type ThingKey } from '../plan';
import type { ThingRecord } from '../record-keys';
import { compareKeys } from './precedence';

/** Names of things in a graph: the id for a thing of the catalogue, the key for any other. */
const knownNode = ({ kind }: Pick<ThingKey, 'kind'>, id: number): string => `${kind}#${id}`;

/**
 * Which keys name one thing: because the catalogue says so, or because a record does. A statement
 * counts once: two things that are separate although a record said earlier that they are one were
 * split by hand, and stay separate.
 */
export class Identities {
  readonly merges: Merge[] = [];
  readonly problems: RecordProblem[] = [];
  private readonly above = new Map<string, string>();

  constructor(
    private readonly known: KnownCatalog,
    private readonly guard: LineageGuard,
    /** What private records of the batch are about, as `keyText`. */
    private readonly privateKeys: ReadonlySet<string>,
  ) {}

  /** Takes in what a record says of its other names. */
  take(record: ThingRecord, key: ThingKey): void {
    const others = record.sameAs.map((reference): ThingKey => ({ kind: key.kind, ...reference }));
    for (const other of others.sort(compareKeys)) this.join(record, key, other);
  }

  /** The same text for every key of a thing. */
  node(key: ThingKey): string {
    const thing = this.known.things.get(keyText(key));
    return this.find(thing === undefined ? keyText(key) : knownNode(key, thing.id));
  }

  private find(node: string): string {
    let top = node;
    for (let next = this.above.get(top); next !== undefined; next = this.above.get(top)) top = next;
    return top;
  }

  private join(record: ThingRecord, key: ThingKey, other: ThingKey): void {
    const [own, its] = [this.node(key), this.node(other)];
    if (own === its) return;
    const [thing, otherThing] = [this.known.things.get(keyText(key)), this.known.things.get(keyText(other))];
    if (thing !== undefined && otherThing !== undefined && thing.statedSameAs.includes(keyText(other)))
      return;
    const named = `${other.externalId} of ${other.hub}`;
    if (record.private !== this.isPrivate(other, otherThing)) {
      const message = `is not joined with ${named}: one of them is private`;
      this.refuse(nameOfThing(record, [other], true), message);
      return;
    }
    if (this.guard.wouldClose(own, its) || this.guard.wouldClose(its, own)) {
      const isOpen = this.guard.wouldCloseOpenly(own, its) || this.guard.wouldCloseOpenly(its, own);
      const message = `would make ${named} its own ancestor: one was made from the other`;
      this.refuse(nameOfThing(record, [other], !isOpen), message);
      return;
    }
    const [into, from] = this.survivesFirst(own, its) ? [own, its] : [its, own];
    this.above.set(from, into);
    this.guard.merge(from, into);
    const [intoId, fromId] = [idOf(into), idOf(from)];
    if (intoId !== null && fromId !== null) this.merges.push({ kind: key.kind, fromId, intoId });
  }

  /** What is not there yet is as private as its records of the batch say it is. */
  private isPrivate(key: ThingKey, thing: KnownThing | undefined): boolean {
    return thing?.isHidden ?? this.privateKeys.has(keyText(key));
  }

  private refuse(name: ReturnType<typeof nameOfThing>, message: string): void {
    this.problems.push({ ...name, field: 'sameAs', message, action: 'ignored' });
  }

  /** A thing of the catalogue survives; of two, the one that is not a stub, then the older one. */
  private survivesFirst(one: string, other: string): boolean {
    const [oneId, otherId] = [idOf(one), idOf(other)];
    if (oneId === null || otherId === null) return oneId !== null || (otherId === null && one < other);
    const isStub = (node: string, id: number) =>
      this.thingsOf(id).some((thing) => node.startsWith(thing.kind) && thing.isStub);
    const stubs = Number(isStub(one, oneId)) - Number(isStub(other, otherId));
    return stubs === 0 ? oneId < otherId : stubs < 0;
  }

  private thingsOf(id: number): (KnownThing & { kind: string })[] {
    return [...this.known.things]
      .filter(([, thing]) => thing.id === id)
      .map(([key, thing]) => ({ ...thing, kind: key.slice(0, key.indexOf('\n')) }));
  }
}

/** The catalogue's id for a node; null when the catalogue does not have the thing. */
export function idOf(node: string): number | null {
  const match = /^(?:MODEL|DATASET)#(\d+)$/.exec(node);
  return match?.[1] === undefined ? null : Number(match[1]);
}
