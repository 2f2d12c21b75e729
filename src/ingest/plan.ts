import type { VisibilityName } from '../access';
import type { LineageRelationName, TrainingRoleName } from '../catalog';
import type { ModelRecord, RecordProblem, Reference } from '../hubs';
import type { DescribedEvaluation } from './describe';
import type { DatasetFields, ModelFields } from './described-fields';
import type { Said } from './identity/sources';
import type { DomainMatch } from './taxonomy/domain-term';

export type Kind = 'MODEL' | 'DATASET';

/** The identity of a thing at a hub, which all its origins have in common. */
export interface ThingKey extends Reference {
  kind: Kind;
}

/** `ThingKey` as a key of maps. */
export const keyText = ({ kind, hub, externalId }: ThingKey): string => `${kind}\n${hub}\n${externalId}`;

export interface KnownOrigin extends Said {
  revision: string;
  digest: string;
  isStub: boolean;
  isCurrent: boolean;
  /** Whether a reading of its whole hub did not find it. */
  isGone: boolean;
  /** Whether it is from before origins kept their facts in the catalogue's terms. */
  lacksFacts: boolean;
}

/** A thing of the catalogue, with what an import must know of it. */
export interface KnownThing {
  /** Id of the model or dataset that its origins belong to. */
  id: number;
  slug: string;
  isStub: boolean;
  /** Whether it is not for everybody to see. */
  isHidden: boolean;
  downloads: number | null;
  likes: number | null;
  /** When downloads and likes were counted, ISO 8601. */
  countedAt: string | null;
  /** What its hub said under this key. */
  origins: KnownOrigin[];
  /** What the current origins of its model or dataset say, including those of its other keys. */
  descriptions: readonly OriginDescription[];
  /** Keys, as `keyText`, that its own origins have said to name the same thing. */
  statedSameAs: readonly string[];
  /**
   * Whether its model or dataset has current origins under other keys whose facts are only in its
   * columns.
   */
  isShared: boolean;
}

/** What the catalogue has of the things in a batch. */
export interface KnownCatalog {
  /** By `keyText`. */
  things: ReadonlyMap<string, KnownThing>;
  /**
   * Ids of the things that slugs, or old slugs, lead to; in lower case with the kind before them:
   * `MODEL acme/one`.
   */
  takenSlugs: ReadonlyMap<string, number>;
  /**
   * Lineage above the bases of the batch: ids of models, each child with a base, and whether the
   * child is not for everybody.
   */
  lineage: readonly { child: number; base: number; isHidden: boolean }[];
}

/** Columns of a row to write; a stub has only its name. */
export type Fields = { kind: 'MODEL'; values: ModelFields } | { kind: 'DATASET'; values: DatasetFields };

/**
 * What one origin says, in the catalogue's own terms. Stored with the origin, and never changed.
 */
export interface OriginFacts {
  publisher: { slug: string; name: string } | null;
  fields: Fields;
  domains: DomainMatch[];
  /** Other ids of the same thing. */
  sameAs: Reference[];
}

/** What one current origin says of a thing. */
export interface OriginDescription extends Reference {
  source: string;
  parts: readonly string[];
  /** Infinity for an origin that is about to be written. */
  originId: number;
  revision: string;
  facts: OriginFacts;
}

interface Entity {
  key: ThingKey;
  publisher: { slug: string; name: string } | null;
  domains: DomainMatch[];
}

export interface NewThing extends Entity {
  slug: string;
  name: string;
  /** Whether only those may see it who may see everything, or belong to its publisher. */
  isPrivate: boolean;
  /** Null for a stub. */
  fields: Fields | null;
  /** Whom it is for, where whoever registered it said so. */
  visibility?: VisibilityName;
}

export interface ChangedThing extends Entity {
  id: number;
  fields: Fields;
  /** Whether the thing was only a stub until now. */
  fillsStub: boolean;
  /**
   * Whether other origins describe it whose facts are only in its columns: what is left out then
   * erases nothing.
   */
  isShared: boolean;
  /** A better slug, now that the thing is known by more than its name; the old one redirects. */
  newSlug: string | null;
  /** Whether people say all this, who alone give something hidden to another publisher. */
  isByPeople?: boolean;
}

/** Two things of the catalogue that are the same: the origins of the first move to the second. */
export interface Merge {
  kind: Kind;
  fromId: number;
  intoId: number;
}

/** Something that its hub had ceased to list, and that a record tells of again. */
export interface Returned extends ThingKey {
  id: number;
}

export interface NewOrigin {
  key: ThingKey;
  revision: string;
  source: string;
  parts: readonly string[];
  /** Revisions under the same key whose place it takes. */
  replaces: readonly string[];
  url: string | null;
  raw: unknown;
  digest: string;
  isStub: boolean;
  /** Null for a stub. */
  facts: OriginFacts | null;
}

/** The origin that makes a claim. */
export interface Claimant {
  model: ThingKey;
  revision: string;
}

/** What origins claim. Claims name the child by key and revision, everything else by key. */
export interface Claims {
  lineage: (Claimant & {
    base: ThingKey;
    relation: LineageRelationName;
    relationRaw: string | null;
  })[];
  trainings: (Claimant & { dataset: ThingKey; role: TrainingRoleName })[];
  evaluations: (Claimant & { datasetKey: ThingKey | null } & DescribedEvaluation)[];
  versions: (Claimant & { name: string; artifacts: ModelRecord['artifacts'] })[];
}

/** Everything that a batch changes. Applying it twice changes nothing the second time. */
export interface ImportPlan {
  creates: NewThing[];
  updates: ChangedThing[];
  /** Further keys of things that are created or changed under another one. */
  aliases: { key: ThingKey; of: ThingKey }[];
  merges: Merge[];
  counters: {
    kind: Kind;
    id: number;
    downloads: number | null;
    likes: number | null;
    countedAt: string | null;
  }[];
  /** New origins of created and changed things, and of stubs; each becomes current. */
  origins: NewOrigin[];
  claims: Claims;
  /** Stubs that were only known through private records, and that a public one names. */
  shown: { kind: Kind; id: number }[];
  /** What its hub had ceased to list, and tells of again. */
  returned: Returned[];
  /** Records that say what the catalogue already has. */
  unchanged: number;
  /** Records older than what their source has said since. */
  notNewer: number;
  problems: RecordProblem[];
}

/** A plan that changes nothing. */
export const emptyPlan = (): ImportPlan => ({
  creates: [],
  updates: [],
  aliases: [],
  merges: [],
  counters: [],
  origins: [],
  claims: { lineage: [], trainings: [], evaluations: [], versions: [] },
  shown: [],
  returned: [],
  unchanged: 0,
  notNewer: 0,
  problems: [],
});
