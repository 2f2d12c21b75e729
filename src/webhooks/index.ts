export { createWebhooks, type Webhooks } from './create-webhooks';
export { webhookEntities } from './webhook.entities';
export { webhookLoaders } from './webhook.loaders';
export { createWebhookResolvers, webhookResolvers } from './webhook.resolvers';
