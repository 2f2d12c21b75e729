import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { ListReader } from '../../platform/database';
import { ForbiddenError } from '../../platform/errors';
import { loadConnection, type Connection } from '../../platform/graphql/connection';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import type { RequestContext } from '../../platform/graphql/request-context';
import { settle, type Payload } from '../../platform/graphql/user-error.type';
import { managedBy } from '../grant/giving';
import { requireKnown } from '../require-known';
import type { Viewer } from '../viewer';
import { ScopeEnum, scopeName, scopesNamed } from '../words.type';
import { ApiTokenCreateInput, ApiTokenRevokeInput } from './api-token.input';
import type { ApiTokenService } from './api-token.service';
import {
  ApiToken,
  ApiTokenConnection,
  ApiTokenCreatePayload,
  ApiTokenRevokePayload,
  ApiTokensArgs,
} from './api-token.type';

type Context = RequestContext<unknown, Viewer>;

/** Tokens of programs, for administrators and maintainers. */
@Resolver(() => ApiToken)
export class ApiTokenResolver {
  constructor(
    private readonly listed: ListReader<ApiToken>,
    private readonly tokens: ApiTokenService,
  ) {}

  @Query(() => ApiTokenConnection, {
    nullable: true,
    description:
      'The tokens of programs, the newest first: all for administrators; for maintainers those that are for publishers which they maintain, and for nothing else.',
  })
  apiTokens(
    @Args(() => ApiTokensArgs) args: ApiTokensArgs,
    @Ctx() { viewer }: Context,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<ApiToken>> {
    requireKnown(viewer);
    const onlyFor = managedBy(viewer);
    if (onlyFor?.length === 0)
      throw new ForbiddenError('This needs the scope "admin", or the role MAINTAINER at some publisher.');
    const where = onlyFor === null ? args.where : { ...args.where, onlyFor };
    return loadConnection(this.listed, { ...args, where }, info);
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: ApiToken): string {
    return encodeGlobalId('ApiToken', id);
  }

  @FieldResolver(() => [ScopeEnum])
  scopes(@Root() { scopes }: ApiToken): string[] {
    return scopes.map(scopeName);
  }

  @Mutation(() => ApiTokenCreatePayload, {
    nullable: true,
    description:
      'Makes a token for a program. Administrators make any; maintainers those that are for their publishers, with no scope that they have not.',
  })
  async apiTokenCreate(
    @Arg('input', () => ApiTokenCreateInput, { description: 'The token.' }) input: ApiTokenCreateInput,
    @Ctx() { viewer }: Context,
  ): Promise<ApiTokenCreatePayload> {
    const { object, userErrors } = await settle(
      () => this.tokens.create({ ...input, scopes: scopesNamed(input.scopes) }, viewer),
      (created) => Promise.resolve(created),
    );
    return { apiToken: object?.token ?? null, secret: object?.secret ?? null, userErrors };
  }

  @Mutation(() => ApiTokenRevokePayload, {
    nullable: true,
    description:
      'Ends a token that apiTokens shows: at once in the process that answers, and within 15 seconds in others.',
  })
  apiTokenRevoke(
    @Arg('input', () => ApiTokenRevokeInput, { description: 'Which one.' }) { token }: ApiTokenRevokeInput,
    @Ctx() { viewer }: Context,
  ): Promise<Payload<ApiToken>> {
    return settle(
      () => this.tokens.revoke(token, viewer),
      (revoked) => Promise.resolve(revoked),
    );
  }
}
