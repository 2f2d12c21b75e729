import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { requireKnown, type Viewer } from '../../access';
import type { ListReader } from '../../platform/database';
import { loadConnection, type Connection } from '../../platform/graphql/connection';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import type { RequestContext } from '../../platform/graphql/request-context';
import { settle, type Payload } from '../../platform/graphql/user-error.type';
import type { WebhookDelivery } from '../delivery/webhook-delivery.type';
import { WebhookDeliveriesArgs, WebhookDeliveryConnection } from '../delivery/webhook-delivery.type';
import type { WebhookLoaders } from '../webhook.loaders';
import {
  WebhookCreateInput,
  WebhookDeleteInput,
  WebhookReplayInput,
  WebhookRotateSecretInput,
  WebhookTestInput,
  WebhookUpdateInput,
} from './webhook.input';
import {
  WebhookCreatePayload,
  WebhookDeletePayload,
  WebhookReplayPayload,
  WebhookRotateSecretPayload,
  WebhookTestPayload,
  WebhookUpdatePayload,
} from './webhook.payloads';
import type { WebhookRequestService } from './webhook-request.service';
import type { WebhookService } from './webhook.service';
import { Webhook, WebhookConnection, WebhooksArgs } from './webhook.type';

type Context = RequestContext<WebhookLoaders, Viewer>;

const itself = <Made>(made: Made): Promise<Made> => Promise.resolve(made);

/** Webhooks of programs. */
@Resolver(() => Webhook)
export class WebhookResolver {
  constructor(
    private readonly listed: ListReader<Webhook>,
    private readonly service: WebhookService,
    private readonly requests: WebhookRequestService,
  ) {}

  @Query(() => WebhookConnection, {
    nullable: true,
    description: 'Your webhooks, the newest first; for administrators those of all.',
  })
  webhooks(
    @Args(() => WebhooksArgs) args: WebhooksArgs,
    @Ctx() { viewer }: Context,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Webhook>> {
    requireKnown(viewer);
    const where = viewer.scopes.has('admin') ? args.where : { ...args.where, ofOwner: viewer.id };
    return loadConnection(this.listed, { ...args, where }, info);
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: Webhook): string {
    return encodeGlobalId('Webhook', id);
  }

  @FieldResolver(() => WebhookDeliveryConnection, {
    description: 'What was sent and is to be sent, the newest first.',
  })
  deliveries(
    @Root() { id }: Webhook,
    @Args(() => WebhookDeliveriesArgs) args: WebhookDeliveriesArgs,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<WebhookDelivery>> {
    return loadConnection(loaders.webhookDeliveries.of('webhook', id), args, info);
  }

  @Mutation(() => WebhookCreatePayload, {
    nullable: true,
    description:
      'Makes a webhook: from now on changes of the catalogue are posted to an address. Needs a token with the scope write; it is sent what that token may see.',
  })
  async webhookCreate(
    @Arg('input', () => WebhookCreateInput, { description: 'The webhook.' }) input: WebhookCreateInput,
    @Ctx() { viewer }: Context,
  ): Promise<WebhookCreatePayload> {
    const { object, userErrors } = await settle(() => this.service.create(input, viewer), itself);
    return { webhook: object?.webhook ?? null, secret: object?.secret ?? null, userErrors };
  }

  @Mutation(() => WebhookUpdatePayload, {
    nullable: true,
    description: 'Changes a webhook, switches it off, or enables it again.',
  })
  webhookUpdate(
    @Arg('input', () => WebhookUpdateInput, { description: 'What is to change.' }) input: WebhookUpdateInput,
    @Ctx() { viewer }: Context,
  ): Promise<Payload<Webhook>> {
    return settle(() => this.service.update(input, viewer), itself);
  }

  @Mutation(() => WebhookDeletePayload, { nullable: true, description: 'Ends a webhook for good.' })
  webhookDelete(
    @Arg('input', () => WebhookDeleteInput, { description: 'Which one.' }) input: WebhookDeleteInput,
    @Ctx() { viewer }: Context,
  ): Promise<Payload<Webhook>> {
    return settle(() => this.service.delete(input, viewer), itself);
  }

  @Mutation(() => WebhookRotateSecretPayload, {
    nullable: true,
    description:
      'Gives a webhook a new secret. For a while its messages are signed with the former one, too.',
  })
  async webhookRotateSecret(
    @Arg('input', () => WebhookRotateSecretInput, { description: 'Which one.' })
    input: WebhookRotateSecretInput,
    @Ctx() { viewer }: Context,
  ): Promise<WebhookRotateSecretPayload> {
    const { object, userErrors } = await settle(() => this.service.rotateSecret(input, viewer), itself);
    const { webhook = null, secret = null, formerSecretUntil = null } = object ?? {};
    return { webhook, secret, formerSecretUntil, userErrors };
  }

  @Mutation(() => WebhookReplayPayload, {
    nullable: true,
    description:
      'Sends one message again, or everything after a change. Of the webhooks of one owner 100 replays and tests may be asked for within an hour.',
  })
  async webhookReplay(
    @Arg('input', () => WebhookReplayInput, { description: 'What to send again.' }) input: WebhookReplayInput,
    @Ctx() { viewer }: Context,
  ): Promise<WebhookReplayPayload> {
    const { object, userErrors } = await settle(() => this.requests.replay(input, viewer), itself);
    return { webhook: object?.webhook ?? null, delivery: object?.delivery ?? null, userErrors };
  }

  @Mutation(() => WebhookTestPayload, {
    nullable: true,
    description:
      'Sends a message that tells nothing, of the type webhook.test, once. Of the webhooks of one owner 100 replays and tests may be asked for within an hour.',
  })
  webhookTest(
    @Arg('input', () => WebhookTestInput, { description: 'Which one.' }) input: WebhookTestInput,
    @Ctx() { viewer }: Context,
  ): Promise<Payload<WebhookDelivery>> {
    return settle(() => this.requests.test(input, viewer), itself);
  }
}
