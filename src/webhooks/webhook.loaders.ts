import { ListLoader, ListReader, type Database } from '../platform/database';
import { webhookDeliveryList } from './delivery/webhook-delivery-list.repository';
import type { WebhookDelivery } from './delivery/webhook-delivery.type';

/** What one request reads in batches. */
export interface WebhookLoaders {
  readonly webhookDeliveries: ListLoader<WebhookDelivery>;
}

/** Returns a function that makes the loaders of one request. */
export function webhookLoaderFactory(database: Database): () => WebhookLoaders {
  const deliveries = new ListReader<WebhookDelivery>(database, webhookDeliveryList);
  return () => ({ webhookDeliveries: new ListLoader(deliveries) });
}
