import { FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import { Costs } from '../../platform/graphql/limits/field-cost';
import { WebhookAttempt, WebhookDelivery } from './webhook-delivery.type';

/** Messages of webhooks. */
@Resolver(() => WebhookDelivery)
export class WebhookDeliveryResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: WebhookDelivery): string {
    return encodeGlobalId('WebhookDelivery', id);
  }

  @Costs({ item: 0.1, usualSize: 20 })
  @FieldResolver(() => [WebhookAttempt], {
    description: 'The latest of its attempts, 20 at most, in order.',
  })
  attemptLog(@Root() { attemptLog }: WebhookDelivery): WebhookAttempt[] {
    return attemptLog.map((attempt) => ({ ...attempt, at: new Date(attempt.at) }));
  }
}
