import { HUGGING_FACE, isOwnedId, onHuggingFace } from '../huggingface/repository-id';
import { checkpointReference } from '../openclip/checkpoint';
import { hubIdSchema, type Reference } from '../records';
import { TF_HUB } from '../tfhub/tfhub-id';
import { wellKnownDataset } from '../well-known-datasets';
import targets from './data/targets.json';
import torchvision from './data/torchvision.json';

export const CSV = 'csv';

const TARGETS = new Map(Object.entries(targets));
/**
 * The weights that tables mean by an architecture of torchvision: the first ones, whose accuracy
 * they give.
 */
const TORCHVISION = new Map(Object.entries(torchvision));
/** First parts of ids that name a collection, not an owner on Hugging Face. */
const COLLECTIONS = new Set('parc ssl tfhub timm torchvision vit'.split(' '));

/** A target as other hubs know it. */
export interface KnownTarget {
  reference: Reference;
  split: string | null;
}

/**
 * The dataset that a table calls by a name that is known here; null for any other, which stays with
 * the table.
 */
export function knownTarget(name: string): KnownTarget | null {
  const listed = TARGETS.get(name);
  if (listed === undefined) return wellKnownDataset(name);
  const { hub, externalId, split } = listed;
  return { reference: { hub, externalId }, split };
}

/**
 * Where a model lives. On the table's `home`, where that is a hub of one's own; else
 * `open_clip/arch/tag`, `vtab/name`, `modelspider/name` and `torchvision/arch` under the ids that
 * the starter catalogue uses, `owner/name` on Hugging Face unless its first part is a collection,
 * anything else with this table.
 */
export function modelReference(id: string, home = CSV): Reference {
  if (home !== CSV) return { hub: home, externalId: id };
  const [first = '', second = '', third] = id.split('/');
  if (first === 'open_clip' && third !== undefined)
    return checkpointReference({ architecture: second, tag: third });
  if (first === 'vtab') return { hub: TF_HUB, externalId: `${id}/1` };
  if (first === 'modelspider')
    return { hub: 'github', externalId: `zhangyikaii/Model-Spider/${id.slice(first.length + 1)}` };
  const weights = first === 'torchvision' ? TORCHVISION.get(second) : undefined;
  if (weights !== undefined) return { hub: 'torchvision', externalId: weights };
  return isOwnedId(id) && !COLLECTIONS.has(first) ? onHuggingFace(id) : { hub: CSV, externalId: id };
}

/** A dataset that no other hub is known to have stays with the table. */
export const targetReference = (name: string, home = CSV): Reference =>
  knownTarget(name)?.reference ?? { hub: home, externalId: name };

/**
 * The hub of one's own that a row of a table of models names twice, as its source and as the first
 * part of its id: `azure`, `azure/phi-4`. Null: the first part may be an owner on Hugging Face.
 */
export function hubInRow(id: string, source: string | null): string | null {
  const isNamedTwice =
    source !== null && id.startsWith(`${source}/`) && hubIdSchema.safeParse(source).success;
  return isNamedTwice && modelReference(id).hub === HUGGING_FACE ? source : null;
}
