import type { Selection } from '../../platform/database';
import type { GlobalId } from '../../platform/graphql/global-id';
import type { CatalogLoaders } from '../catalog.loaders';
import type { EntityTypeName } from './entity.repository';

/** An object with its type name, as interfaces and unions need. */
export interface NamedEntity {
  readonly __typename: string;
  readonly id: number;
}

const LOADERS = { Model: 'model', Dataset: 'dataset', Domain: 'domain', Publisher: 'publisher' } as const;

const isEntityType = (type: string): type is EntityTypeName => type in LOADERS;

/** Finds an entity by its key or its slug, through the loaders of the request. */
export async function findEntity(
  type: EntityTypeName,
  by: { key: number } | { slug: string },
  loaders: CatalogLoaders,
  selection: Selection,
): Promise<NamedEntity | null> {
  const loader = loaders[LOADERS[type]];
  const entity = await ('key' in by
    ? loader.findById(by.key, selection)
    : loader.findBySlug(by.slug, selection));
  return entity === null ? null : { ...entity, __typename: type };
}

/**
 * Finds an object by its opaque id, through the loaders of the request; null when it was deleted or
 * its type has no ids.
 */
export async function findNode(
  { type, key }: GlobalId,
  loaders: CatalogLoaders,
  selection: Selection,
): Promise<NamedEntity | null> {
  if (isEntityType(type)) return findEntity(type, { key }, loaders, selection);
  const found = await loaders.nodes[type]?.findById(key, selection);
  return found === null || found === undefined ? null : { ...found, __typename: type };
}
