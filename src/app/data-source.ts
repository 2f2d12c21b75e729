import { migrations } from '../../migrations';
import { accessEntities } from '../access';
import { catalogEntities } from '../catalog';
import { EmbeddingEntity } from '../embedding';
import { HubListedEntity, HubSyncEntity } from '../ingest';
import { openDatabase, type Database, type DatabaseOptions } from '../platform/database';
import { recommendEntities } from '../recommend';
import { transferEntities } from '../transfer';
import { webhookEntities } from '../webhooks';

const entities = [
  ...accessEntities,
  ...catalogEntities,
  ...transferEntities,
  EmbeddingEntity,
  HubListedEntity,
  HubSyncEntity,
  ...recommendEntities,
  ...webhookEntities,
];

/** Opens the catalogue's database with all its tables; runs no migration. */
export function openCatalogDatabase(
  options: Omit<DatabaseOptions, 'entities' | 'migrations'>,
): Promise<Database> {
  return openDatabase({ ...options, entities, migrations });
}

/** Names of the migrations that this program has, in their order; asks no database. */
export const migrationNames = (): string[] => migrations.map((Migration) => new Migration().name);
