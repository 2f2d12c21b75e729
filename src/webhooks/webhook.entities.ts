import { WebhookDeliveryEntity } from './delivery/webhook-delivery.entity';
import { WebhookSecretEntity } from './registry/webhook-secret.entity';
import { WebhookEntity } from './registry/webhook.entity';

/** The tables of the feature. */
export const webhookEntities = [WebhookEntity, WebhookSecretEntity, WebhookDeliveryEntity];
