import {
  datasetRecordSchema,
  modelRecordSchema,
  type DatasetRecord,
  type ModelRecord,
} from '../../../src/hubs';
import type { Vocabulary } from '../../../src/ingest/describe';
import {
  keyText,
  type ImportPlan,
  type KnownCatalog,
  type KnownOrigin,
  type KnownThing,
  type OriginFacts,
  type ThingKey,
  type OriginDescription,
} from '../../../src/ingest/plan';
import { reconcile } from '../../../src/ingest/reconcile';
import { DomainWords } from '../../../src/ingest/taxonomy/domain-words';
import { readTaxonomyTerms, Taxonomies } from '../../../src/ingest/taxonomy/taxonomies';

type Input = Record<string, unknown>;

export const aModel = (input: Input = {}): ModelRecord => {
  const externalId = typeof input.externalId === 'string' ? input.externalId : 'acme/one';
  const [publisher, name] = externalId.includes('/') ? externalId.split('/') : [null, externalId];
  return modelRecordSchema.parse({
    kind: 'model',
    hub: 'huggingface',
    externalId,
    publisher,
    name,
    ...input,
  });
};

export const aDataset = (input: Input = {}): DatasetRecord =>
  datasetRecordSchema.parse({ kind: 'dataset', hub: 'tfds', externalId: 'leaves', name: 'Leaves', ...input });

export const basedOn = (...ids: string[]) => ({
  bases: ids.map((externalId) => ({ base: { hub: 'huggingface', externalId }, relation: 'finetune' })),
});

export const trainedOn = (...ids: string[]) => ({
  trainings: ids.map((externalId) => ({ dataset: { hub: 'huggingface', externalId }, role: 'FINE_TUNING' })),
});

const DOMAINS = [
  { id: 1, slug: 'medical', name: 'Medicine and health', aliases: ['health', 'clinical'] },
  { id: 2, slug: 'medical/radiology', name: 'Radiology', aliases: ['x-ray', 'scans'] },
  { id: 3, slug: 'science', name: 'Science', aliases: ['papers'] },
  { id: 4, slug: 'tabular/science', name: 'Measurements', aliases: ['papers'] },
];

export const vocabulary: Vocabulary = {
  taxonomies: new Taxonomies(readTaxonomyTerms()),
  domains: new DomainWords(DOMAINS),
};

interface Entity {
  id: number;
  kind: string;
  slug: string;
  isStub: boolean;
  isHidden: boolean;
  downloads: number | null;
  countedAt: string | null;
  likes: number | null;
  publisher: string | null;
  fields: unknown;
  domains: unknown;
}

/** An origin as it is stored, whatever belongs to it now. */
interface StoredOrigin extends KnownOrigin {
  id: number;
  key: ThingKey;
  facts: OriginFacts | null;
}

/** A catalogue in memory that takes plans as the database does: for what plans add up to. */
export class MemoryCatalog {
  private readonly entities = new Map<number, Entity>();
  /** Ids of entities by key. */
  private readonly mapping = new Map<string, number>();
  private readonly origins: StoredOrigin[] = [];
  /** Claims of origins about their bases. */
  private lineage: { child: string; revision: string; base: string }[] = [];

  /** Plans a batch and takes it in. */
  import(records: readonly (ModelRecord | DatasetRecord)[]): ImportPlan {
    const plan = this.plan(records);
    this.apply(plan);
    return plan;
  }

  plan(records: readonly (ModelRecord | DatasetRecord)[]): ImportPlan {
    return reconcile(this.known(), records, vocabulary);
  }

  known(): KnownCatalog {
    const things = new Map<string, KnownThing>();
    for (const [key, id] of this.mapping) {
      const { slug, isStub, isHidden, downloads, likes, countedAt } = this.entityOf(id);
      const origins = this.origins.filter((origin) => keyText(origin.key) === key);
      const statedSameAs = origins.flatMap(({ facts, key: { kind } }) =>
        (facts?.sameAs ?? []).map((reference) => keyText({ kind, ...reference })),
      );
      const entity = { id, slug, isStub, isHidden, downloads, likes, countedAt };
      things.set(key, {
        ...entity,
        origins,
        descriptions: this.descriptionsOf(id),
        statedSameAs,
        isShared: false,
      });
    }
    return {
      things,
      takenSlugs: new Map(
        [...this.entities.values()].map(({ kind, slug, id }) => [`${kind} ${slug.toLowerCase()}`, id]),
      ),
      lineage: this.claims().map(({ child, base }) => ({
        child: this.idOf(child),
        base: this.idOf(base),
        isHidden: false,
      })),
    };
  }

  private descriptionsOf(id: number): OriginDescription[] {
    return this.origins.flatMap(({ key, facts, isCurrent, revision, source, parts, id: originId }) =>
      facts !== null && isCurrent && this.idOf(keyText(key)) === id
        ? [{ hub: key.hub, externalId: key.externalId, revision, source, parts, originId, facts }]
        : [],
    );
  }

  /** What the catalogue holds, without ids: entities by all the keys that they have. */
  state() {
    const keys = [...this.mapping.keys()].sort();
    const nameOf = (id: number) => keys.filter((key) => this.idOf(key) === id).join(' = ');
    const ids = [...new Set(keys.map((key) => this.idOf(key)))];
    const isCurrent = this.origins.filter((origin) => origin.isCurrent);
    return {
      entities: Object.fromEntries(ids.map((id) => [nameOf(id), { ...this.entityOf(id), id: 0 }])),
      origins: isCurrent.map(({ key, revision }) => `${keyText(key)} ${revision}`).sort(),
      lineage: this.edges()
        .map(([child, base]) => `${child} <- ${base}`)
        .sort(),
    };
  }

  edges(): [string, string][] {
    const nameOf = (key: string) => `#${this.idOf(key)}`;
    const first = (key: string) => [...this.mapping.keys()].sort().find((one) => nameOf(one) === nameOf(key));
    return this.claims().map(({ child, base }): [string, string] => [first(child) ?? '', first(base) ?? '']);
  }

  /** Claims of current origins. */
  private claims() {
    const current = this.origins.filter(({ isCurrent }) => isCurrent);
    return this.lineage.filter(({ child, revision }) =>
      current.some((origin) => keyText(origin.key) === child && origin.revision === revision),
    );
  }

  private apply(plan: ImportPlan): void {
    for (const { fromId, intoId } of plan.merges) {
      for (const [key, id] of this.mapping) if (id === fromId) this.mapping.set(key, intoId);
    }
    for (const { key, slug, isPrivate, fields, publisher, domains } of plan.creates) {
      const values = fields?.values;
      const entity = {
        id: this.entities.size + 1,
        kind: key.kind,
        slug,
        isStub: fields === null,
        isHidden: isPrivate,
        downloads: values?.downloads ?? null,
        countedAt: values?.countedAt ?? null,
        likes: values?.likes ?? null,
        publisher: publisher?.slug ?? null,
        fields: values,
        domains,
      };
      this.entities.set(entity.id, entity);
      this.mapping.set(keyText(key), entity.id);
    }
    for (const { id, fields, fillsStub, newSlug, publisher, domains } of plan.updates) {
      const old = this.entityOf(id);
      const { downloads, likes, countedAt } = fields.values;
      this.entities.set(id, {
        ...old,
        slug: newSlug ?? old.slug,
        isStub: false,
        isHidden: fields.values.private === true || (old.isHidden && !fillsStub),
        downloads,
        countedAt,
        likes,
        domains,
        publisher: publisher?.slug ?? old.publisher,
        fields: fields.values,
      });
    }
    for (const { key, of } of [...plan.updates.map(({ key, id }) => ({ key, of: id })), ...plan.aliases]) {
      this.mapping.set(keyText(key), typeof of === 'number' ? of : this.idOf(keyText(of)));
    }
    for (const { id } of plan.shown) this.entityOf(id).isHidden = false;
    for (const { id, downloads, likes, countedAt } of plan.counters) {
      Object.assign(this.entityOf(id), { downloads, likes, countedAt });
    }
    for (const origin of plan.origins) this.keep(origin);
    for (const { model, revision, base } of plan.claims.lineage)
      this.lineage.push({ child: keyText(model), revision, base: keyText(base) });
  }

  private keep({ replaces, ...origin }: ImportPlan['origins'][number]): void {
    const { key, revision, facts } = origin;
    const known = this.origins.filter((other) => keyText(other.key) === keyText(key));
    for (const other of known) if (replaces.includes(other.revision)) other.isCurrent = false;
    const same = known.find((other) => other.revision === revision);
    if (same !== undefined) same.isCurrent = true;
    else {
      const updatedAt = facts?.fields.values.updatedAt ?? null;
      const id = this.origins.length + 1;
      this.origins.push({
        ...origin,
        id,
        updatedAt,
        isCurrent: true,
        isGone: false,
        lacksFacts: facts === null,
      });
    }
  }

  private idOf(key: string): number {
    return this.mapping.get(key) ?? -1;
  }

  private entityOf(id: number): Entity {
    const entity = this.entities.get(id);
    if (entity === undefined) throw new Error(`${id} is spoken of and not there`);
    return entity;
  }
}
