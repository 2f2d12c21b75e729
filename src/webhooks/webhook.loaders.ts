import { ListLoader, ListReader, type Database } from '../platform/database';
import type { Makers } from '../platform/made-when-read';
import { webhookDeliveryList } from './delivery/webhook-delivery-list.repository';
import type { WebhookDelivery } from './delivery/webhook-delivery.type';

/** What one request reads in batches. */
export interface WebhookLoaders {
  readonly webhookDeliveries: ListLoader<WebhookDelivery>;
}

/** What makes the loaders of one request. */
export function webhookLoaders(database: Database): Makers<WebhookLoaders> {
  const deliveries = new ListReader<WebhookDelivery>(database, webhookDeliveryList);
  return { webhookDeliveries: () => new ListLoader(deliveries) };
}
