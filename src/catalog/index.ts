export { catalogEntities, type CatalogTables } from './catalog.entities';
export * from './catalog.lists';
export type { CatalogContext, CatalogLoaders } from './catalog.loaders';
export { catalogReferences } from './catalog.references';
export { catalogResolvers } from './catalog.resolvers';
export * from './catalog.types';
export * from './adaptation';
export { createCatalog } from './create-catalog';
export { ChangeRepository } from './feed/change.repository';
export {
  CHANGED_TYPES,
  ChangeOperation,
  type CatalogChange,
  type ChangeOperationName,
} from './feed/change.type';
export { LicenseJudge, type LicenseGraph } from './license/license-judge';
export type { RightKey, Rights } from './license/rights';
export { deriveKinds } from './model/model-kind.repository';
export * from './model/using';
export { SAID_BETTER, toldBetter } from './lineage/lineage.repository';
export { HAS_COMMIT } from './origin/origin.repository';
export { ReferenceRepository } from './mutations/reference.repository';
export { ReferenceService } from './mutations/reference.service';
export * from './vocabulary';
export { catalogWritingResolvers, createCatalogWriting } from './mutations/create-catalog-writing';
