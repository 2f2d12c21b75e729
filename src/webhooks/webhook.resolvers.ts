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
import type { Webhooks } from './create-webhooks';
import type { Webhook } from './registry/webhook.type';

interface WebhookServices extends Pick<Webhooks, 'service' | 'requests'> {
  readonly listed: ListReader<Webhook>;
}

/** The resolvers of the feature. */
export const webhookResolvers: ResolverList<WebhookServices> = [
  made(WebhookResolver, ({ listed, service, requests }) => new WebhookResolver(listed, service, requests)),
  WebhookDeliveryResolver,
];

/** Wires them over a database. */
export const createWebhookResolvers = (
  database: Database,
  { service, requests }: Omit<WebhookServices, 'listed'>,
): ResolverInstances =>
  createResolvers(webhookResolvers, {
    ...{ listed: new ListReader<Webhook>(database, webhookList), service, requests },
  });
