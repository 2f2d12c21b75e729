import { FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import { WebhookDelivery } from './webhook-delivery.type';

/** Messages of webhooks. */
@Resolver(() => WebhookDelivery)
export class WebhookDeliveryResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: WebhookDelivery): string {
    return encodeGlobalId('WebhookDelivery', id);
  }
}
