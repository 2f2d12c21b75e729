import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Access, Viewer } from '../../access';
import type { RequestContext } from '../../platform/graphql/request-context';
import { settle, type Payload } from '../../platform/graphql/user-error.type';
import { PublisherRoleGrantInput, PublisherRoleRevokeInput } from './publisher-grant.input';
import {
  PublisherRoleGrantPayload,
  PublisherRoleRevokePayload,
  type PublisherGrant,
} from './publisher-grant.type';

type Context = RequestContext<unknown, Viewer>;

@Resolver()
export class RoleGivingResolver {
  constructor(private readonly grants: Access['grants']) {}

  @Mutation(() => PublisherRoleGrantPayload, {
    nullable: true,
    description:
      'Gives a role at a publisher, or that of an administrator. Maintainers give roles at their publishers.',
  })
  publisherRoleGrant(
    @Arg('input', () => PublisherRoleGrantInput, { description: 'The role.' }) input: PublisherRoleGrantInput,
    @Ctx() { viewer }: Context,
  ): Promise<Payload<PublisherGrant>> {
    const { principal, publisher = null, role } = input;
    return settle(
      () => this.grants.grant({ principal, publisher, role }, viewer),
      (grant) => Promise.resolve(grant),
    );
  }

  @Mutation(() => PublisherRoleRevokePayload, {
    nullable: true,
    description:
      'Takes a role: at once in the process that answers, and within 15 seconds in others. Only administrators take it from the last maintainer of a publisher.',
  })
  publisherRoleRevoke(
    @Arg('input', () => PublisherRoleRevokeInput, { description: 'Whose, and where.' })
    { principal, publisher = null }: PublisherRoleRevokeInput,
    @Ctx() { viewer }: Context,
  ): Promise<Payload<PublisherGrant>> {
    return settle(
      () => this.grants.revoke({ principal, publisher }, viewer),
      (grant) => Promise.resolve(grant),
    );
  }
}
