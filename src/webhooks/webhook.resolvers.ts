import { ListReader, type Database } from '../platform/database';
import {
  createResolvers,
  made,
  type ResolverInstances,
  type ResolverList,
} from '../platform/graphql/resolver-list';
import { WebhookDeliveryResolver } from './delivery/webhook-delivery.resolver';
import { webhookList } from './registry/webhook-list.repository';
import { WebhookResolver } from './registry/webhook.resolver';
import type { WebhookService } from './registry/webhook.service';
import type { Webhook } from './registry/webhook.type';

interface WebhookServices {
  readonly listed: ListReader<Webhook>;
  readonly webhooks: WebhookService;
}

/** The resolvers of the feature. */
export const webhookResolvers: ResolverList<WebhookServices> = [
  made(WebhookResolver, ({ listed, webhooks }) => new WebhookResolver(listed, webhooks)),
  WebhookDeliveryResolver,
];

/** Wires them over a database. */
export const createWebhookResolvers = (database: Database, webhooks: WebhookService): ResolverInstances =>
  createResolvers(webhookResolvers, { listed: new ListReader<Webhook>(database, webhookList), webhooks });
