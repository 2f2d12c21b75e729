import { migrations } from '../../migrations';
import { catalogEntities } from '../catalog';
import { EmbeddingEntity } from '../embedding';
import { HubSyncEntity } from '../ingest';
import { openDatabase, type Database, type DatabaseOptions } from '../platform/database';
import { recommendEntities } from '../recommend';
import { transferEntities } from '../transfer';

const entities = [
  ...catalogEntities,
  ...transferEntities,
  EmbeddingEntity,
  HubSyncEntity,
  ...recommendEntities,
];

/** Opens the catalogue's database with all its tables; runs no migration. */
export function openCatalogDatabase(
  options: Omit<DatabaseOptions, 'entities' | 'migrations'>,
): Promise<Database> {
  return openDatabase({ ...options, entities, migrations });
}
