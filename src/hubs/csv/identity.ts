import { isOwnedId, onHuggingFace } from '../huggingface/repository-id';
import { checkpointReference } from '../openclip/checkpoint';
import type { Reference } from '../records';
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
 * Where a model lives: `open_clip/arch/tag`, `vtab/name`, `modelspider/name` and `torchvision/arch`
 * under the ids that the starter catalogue uses, `owner/name` on Hugging Face unless its first part
 * is a collection, anything else with this table.
 */
export function modelReference(id: string): Reference {
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
