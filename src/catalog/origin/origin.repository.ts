import { columnList, namedBy, shapeOf, type ListDefinition, type SqlExecutor } from '../../platform/database';
import { namesCommit } from '../../platform/revision-name';
import { HubEntity } from './hub.entity';
import { OriginEntity } from './origin.entity';
import type { Hub } from './origin.type';

const hubShape = shapeOf(HubEntity, {
  columns: [
    'id',
    'name',
    'url',
    'lastSyncedAt',
    'recordCount',
    'modelCount',
    'datasetCount',
    'problemCount',
    'problems',
  ],
});

/** The origins that are mapped to an entity, newest first; the raw record is never read. */
const originList = (name: string, mapping: string, key: string, scope: string): ListDefinition => ({
  name,
  shape: shapeOf(OriginEntity, {
    source: `(SELECT origin.*, mapped."${key}", mapped."${key}" AS "thingId", mapped."isCurrent" FROM origin
      JOIN ${mapping} mapped ON mapped."originId" = origin.id)`,
    columns: ['id', 'kind', 'externalId', 'revision', 'source', 'url', 'recordedAt'],
    computed: { thingId: (own) => `${own}."thingId"`, isCurrent: (own) => `${own}."isCurrent"` },
    needs: { fields: ['kind', 'thingId'] },
    one: { hub: namedBy(() => hubShape, 'hubId') },
  }),
  filters: {
    hub: { kind: 'text', column: (own) => `${own}."hubId"` },
    isCurrent: { kind: 'flag', condition: (own) => `${own}."isCurrent"` },
  },
  orders: { RECORDED_AT: { expression: (own) => `${own}."recordedAt"`, type: 'time', indexed: 'DESC' } },
  defaultOrder: { field: 'RECORDED_AT', direction: 'DESC' },
  scopes: { [scope]: (own, parent) => `${own}."${key}" = ${parent}` },
});

export const modelOriginList = originList('model_origins', 'model_origin', 'modelId', 'model');
export const datasetOriginList = originList('dataset_origins', 'dataset_origin', 'datasetId', 'dataset');

/** Where a model is found now: what its start snippet names. */
export interface CurrentOrigin {
  readonly modelId: number;
  readonly hubId: string;
  readonly externalId: string;
  readonly revision: string;
  readonly libraries: readonly string[];
  readonly tasks: readonly string[];
}

/** Whether an origin names the commit that can be loaded; a card does not. */
export const HAS_COMMIT = namesCommit('origin.revision');

/** Hubs, and where models are found at them. */
export class OriginRepository {
  constructor(private readonly database: SqlExecutor) {}

  listHubs(): Promise<Hub[]> {
    return this.database.query<Hub>({
      label: 'list_hubs',
      text: `SELECT ${columnList(hubShape.columns)} FROM hub ORDER BY id`,
    });
  }

  /**
   * The current origin of each model that was described by a hub: of several one with a commit,
   * then the first one recorded.
   */
  findCurrent(modelIds: readonly number[]): Promise<CurrentOrigin[]> {
    return this.database.query<CurrentOrigin>({
      label: 'current_origins',
      text: `SELECT DISTINCT ON (model.id) model.id AS "modelId", origin."hubId", origin."externalId", origin.revision,
          model.libraries, model.tasks
        FROM model JOIN model_origin mapped ON mapped."modelId" = model.id AND mapped."isCurrent"
        JOIN origin ON origin.id = mapped."originId"
        WHERE model.id = ANY($1::int[]) ORDER BY model.id, origin."isStub", ${HAS_COMMIT} DESC, origin.id`,
      values: [modelIds],
    });
  }
}
