import type { z } from 'zod';
import { withFound } from '../fault';
import { quoted } from '../findings';
import { isPlainObject, own, textOf, type Plain, type PlainObject } from '../plain-json';
import { leftOutAsPrivate, ofPrivate, saysPrivate } from '../private-record';
import { referenceSchema, type CatalogRecord, type OwnHub, type RecordProblem } from '../records';
import { settle, unusable, type Settled } from '../settle';
import { LINE_SCHEMAS } from './format';

/** Where a line stands, and the hub of what it does not say the hub of; null: none is given. */
export interface LineContext {
  readonly place: string;
  readonly home: string | null;
  readonly includePrivate: boolean;
  /** Hubs that earlier lines declared. */
  readonly hubs: Map<string, OwnHub>;
}

/** The reader itself, where no hub is known. */
export const RECORDS = 'records';

/** A model or dataset, without faulty fields and with what was unknown reported. */
export function readThing(
  kind: 'model' | 'dataset',
  line: PlainObject,
  context: LineContext,
): Settled<CatalogRecord> {
  const stated = { ...withHome(line, context.home), private: saysPrivate(own(line, 'private')) };
  const settled = thingOf(kind, stated, { ...context, place: nameIn(line, context.place) });
  return ofPrivate(stated.private, tellingOf([stated], settled));
}

function thingOf(
  kind: 'model' | 'dataset',
  stated: PlainObject,
  { place: id, includePrivate }: LineContext,
): Settled<CatalogRecord> {
  const hub = textOf(own(stated, 'hub'));
  if (hub === null) return unusable(RECORDS, id, 'hub', 'is missing, and the import names none (--hub)');
  if (stated.private === true && !includePrivate) return leftOutAsPrivate(hub, id);
  const owner = { hub, id };
  const settled =
    kind === 'model'
      ? settle(LINE_SCHEMAS.model, stated, owner)
      : settle(LINE_SCHEMAS.dataset, stated, owner);
  return withUnknown(settled, stated, owner);
}

/** A study or a result, whole: a result without its seed, say, would be another one. */
export function readClaim(
  kind: 'study' | 'transferResult',
  line: PlainObject,
  context: LineContext,
): Settled<CatalogRecord> {
  const stated = withHome(line, context.home);
  const things = ['base', 'target', 'adapted'].map((field) => own(stated, field));
  const place = kind === 'study' ? nameIn(line, context.place) : context.place;
  return tellingOf(things, claimOf(kind, stated, { ...context, place }));
}

function claimOf(
  kind: 'study' | 'transferResult',
  stated: PlainObject,
  { place: id, home }: LineContext,
): Settled<CatalogRecord> {
  const schema: z.ZodType<CatalogRecord> = LINE_SCHEMAS[kind];
  const parsed = schema.safeParse(stated);
  const owner = { hub: home ?? RECORDS, id };
  if (parsed.success) return withUnknown({ record: parsed.data, problems: [] }, stated, owner);
  const [issue] = parsed.error.issues;
  return unusable(owner.hub, id, issue?.path.join('.') || null, issue?.message ?? 'is at fault');
}

/** Problems of a line are called by its place, so they say of which things they are. */
function tellingOf(things: readonly Plain[], { record, problems }: Settled<CatalogRecord>) {
  const names = things.flatMap((thing) => referenceSchema.safeParse(thing).data ?? []);
  return { record, problems: problems.map((problem) => ({ ...problem, subject: { names } })) };
}

/** As reports call a line: by its place, and by what it is about. */
function nameIn(line: PlainObject, place: string): string {
  const name = textOf(own(line, 'externalId', 'key'));
  return name === null ? place : `${place} (${name})`;
}

/** The thing itself, and what it refers to, are of the import's hub where they name none. */
function withHome(line: PlainObject, home: string | null): PlainObject {
  const ofHome = (value: Plain): Plain =>
    isPlainObject(value) && home !== null && own(value, 'externalId') !== null && own(value, 'hub') === null
      ? { ...value, hub: home }
      : value;
  const inItems = (value: Plain, ...fields: string[]): Plain =>
    Array.isArray(value)
      ? value.map((item) => (isPlainObject(item) ? { ...item, ...within(item, fields) } : item))
      : value;
  const within = (object: PlainObject, fields: readonly string[]): PlainObject =>
    Object.fromEntries(
      fields
        .filter((field) => Object.hasOwn(object, field))
        .map((field) => [field, ofHome(object[field] ?? null)]),
    );
  const rest: PlainObject = { ...line, ...within(line, ['base', 'target', 'adapted']) };
  for (const [list, field] of [
    ['bases', 'base'],
    ['trainings', 'dataset'],
    ['evaluations', 'dataset'],
  ] as const)
    if (Object.hasOwn(rest, list)) rest[list] = inItems(rest[list] ?? null, field);
  const { sameAs } = rest;
  if (Array.isArray(sameAs)) rest['sameAs'] = sameAs.map(ofHome);
  const whole = ofHome(rest);
  return isPlainObject(whole) ? whole : rest;
}

/** Fields that the schema does not know are left out, as those of a later version would be. */
function withUnknown(
  { record, problems }: Settled<CatalogRecord>,
  stated: PlainObject,
  { hub, id }: { hub: string; id: string },
): Settled<CatalogRecord> {
  if (record === null) return { record, problems };
  const unknown = unknownFields(stated, record).map((field): RecordProblem => {
    const fault = withFound(`is no field of a ${record.kind}`, quoted(field));
    return { hub, id, field, ...fault, action: 'ignored' };
  });
  return { record, problems: [...problems, ...unknown] };
}

/** Paths of keys that a value has and what was read of it has not; `raw` is taken as it is. */
function unknownFields(stated: unknown, read: unknown, path: readonly string[] = []): string[] {
  if (stated === read) return [];
  if (Array.isArray(stated)) {
    const items = Array.isArray(read) ? Array.from<unknown>(read).filter(isObject) : [];
    // One item may lack an optional field that another has.
    const known: unknown = items.length === 0 ? null : Object.assign({}, ...items);
    const found = stated.flatMap((item) => unknownFields(item, known, path));
    return [...new Set(found)];
  }
  if (!isObject(stated) || !isObject(read)) return [];
  return Object.entries(stated).flatMap(([key, value]) =>
    Object.hasOwn(read, key)
      ? unknownFields(value, Reflect.get(read, key), [...path, key])
      : [[...path, key].join('.')],
  );
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
