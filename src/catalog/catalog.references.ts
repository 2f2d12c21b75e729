import type { ReferenceResolver } from '../platform/graphql/build-subgraph';
import { readGlobalId } from '../platform/graphql/global-id';
import { selectionOf } from '../platform/graphql/selection';
import type { CatalogContext } from './catalog.loaders';
import type { EntityTypeName } from './entity/entity.repository';
import { findEntity } from './entity/find-entity';

/** How a gateway's representation names an entity; null when it names none that could exist. */
function keyOf(type: EntityTypeName, { id, slug }: Readonly<Record<string, unknown>>) {
  if (typeof id === 'string') {
    const decoded = readGlobalId(id);
    return decoded?.type === type ? { key: decoded.key } : null;
  }
  return typeof slug === 'string' ? { slug } : null;
}

const reference =
  (type: EntityTypeName): ReferenceResolver<CatalogContext> =>
  (representation, { loaders }, info) => {
    const key = keyOf(type, representation);
    return key === null ? null : findEntity(type, key, loaders, selectionOf(info));
  };

/** Finds the entities that other subgraphs refer to, batched; null for missing ones. */
export const catalogReferences = {
  Model: reference('Model'),
  Dataset: reference('Dataset'),
  Domain: reference('Domain'),
  Publisher: reference('Publisher'),
} as const;
