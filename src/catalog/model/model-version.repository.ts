import { shapeOf, type ListDefinition } from '../../platform/database';
import { ArtifactEntity } from './artifact.entity';
import { ModelVersionEntity } from './model-version.entity';

/** The versions of a model, newest first. */
export const versionList: ListDefinition = {
  name: 'versions',
  shape: shapeOf(ModelVersionEntity, {
    source: `(SELECT version.*, mine."modelId", mine."isCurrent" FROM model_version version
      JOIN model_origin mine ON mine."originId" = version."originId")`,
    columns: ['id', 'name', 'createdAt'],
    computed: {
      aliases: (own) =>
        `ARRAY(SELECT pointer.alias FROM model_version_alias pointer WHERE pointer."versionId" = ${own}.id ORDER BY 1)`,
    },
  }),
  filters: {
    hub: {
      kind: 'text',
      column: (own) => `(SELECT said."hubId" FROM origin said WHERE said.id = ${own}."originId")`,
    },
    name: { kind: 'text', column: (own) => `${own}.name` },
    isCurrent: { kind: 'flag', condition: (own) => `${own}."isCurrent"` },
  },
  orders: { CREATED_AT: { expression: (own) => `${own}."createdAt"`, type: 'time', indexed: 'DESC' } },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
  scopes: { model: (own, model) => `${own}."modelId" = ${model}` },
};

/** The files of a version. */
export const artifactList: ListDefinition = {
  name: 'artifacts',
  shape: shapeOf(ArtifactEntity, {
    columns: ['id', 'uri', 'format', 'sha256'],
    computed: { size: (own) => `${own}."sizeBytes"` },
  }),
  filters: {},
  orders: { URI: { expression: (own) => `${own}.uri`, type: 'text', indexed: 'ASC' } },
  defaultOrder: { field: 'URI', direction: 'ASC' },
  scopes: { version: (own, version) => `${own}."versionId" = ${version}` },
};
