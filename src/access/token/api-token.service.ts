import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { currentActor, type Database } from '../../platform/database';
import { Faults, parseInput, refuse } from '../../platform/refusal';
import { managedBy, requireMayMake, type GivenToken, type Giver } from '../grant/giving';
import type { GrantRepository } from '../grant/grant.repository';
import { requireAnotherMaintainer } from '../grant/last-maintainer';
import { PUBLISHER_ROLES, SCOPES, type PublisherRole, type Scope } from '../viewer';
import type { ApiTokenRepository, ListedToken, NewToken, TokenFacts } from './api-token.repository';
import { calledToken } from './called-token';
import { hashOf, newSecret } from './token-secret';

const LONGEST_DAYS = 3650;

const createSchema = z.object({
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
      'A name has 1 to 100 letters, digits and . _ - and begins with a letter or digit',
    )
    .refine((name) => calledToken(name).name !== null, 'A name may not be written as an id is'),
  scopes: z.array(z.enum(SCOPES)).min(1, 'Must name at least one'),
  publishers: z
    .array(z.string().min(1).max(400))
    .max(100, 'Must name at most 100')
    .nullish()
    .transform((slugs) => slugs ?? []),
  role: z.enum(PUBLISHER_ROLES).nullish(),
  expiresInDays: z
    .int('Must be a whole number of days')
    .min(1, `Must be from 1 to ${LONGEST_DAYS} days`)
    .max(LONGEST_DAYS, `Must be from 1 to ${LONGEST_DAYS} days`)
    .nullish(),
});

/** What a new token is to be. */
export interface TokenInput {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Ids or slugs of the only publishers that it is for; none means that it is for every one. */
  readonly publishers?: readonly string[] | null;
  /** What it is for those; left out, CONTRIBUTOR, or VIEWER where it only reads. */
  readonly role?: PublisherRole | null;
  /** Days until it expires; null for never. */
  readonly expiresInDays?: number | null;
}

/** A new token. The secret is shown here and never again. */
export interface CreatedToken {
  /** Its uuid. */
  readonly id: string;
  readonly secret: string;
  readonly token: TokenFacts;
}

export interface TokenParts {
  readonly database: Pick<Database, 'transaction'>;
  readonly tokens: ApiTokenRepository;
  readonly grants: GrantRepository;
  /** Called after a change of what tokens may do, so that this process knows at once. */
  readonly onChange: () => void;
}

const DAY_MS = 24 * 60 * 60_000;
const roleFor = (scopes: readonly Scope[]): PublisherRole =>
  scopes.includes('write') || scopes.includes('report') ? 'CONTRIBUTOR' : 'VIEWER';

/** Makes, lists and revokes the tokens by which programs are known. */
export class ApiTokenService {
  constructor(private readonly parts: TokenParts) {}

  /**
   * @throws RefusedError when the name is taken, a publisher does not exist, or the token would be
   * for the whole catalogue and for some publishers only
   * @throws ForbiddenError when it would be more than its giver is
   */
  async create(input: TokenInput, giver: Giver): Promise<CreatedToken> {
    const { name, scopes, publishers, role, expiresInDays } = parseInput(createSchema, input);
    if (publishers.length > 0 && scopes.includes('admin'))
      refuse('CONFLICT', 'scopes', 'The scope admin is for the whole catalogue, so it names no publisher.');
    if (publishers.length === 0 && role !== null && role !== undefined)
      refuse('CONFLICT', 'role', 'A role is one at a publisher: name the publisher too.');
    const days = expiresInDays ?? null;
    const given: GivenToken = {
      scopes: [...new Set(scopes)],
      publisherIds: await this.find(publishers),
      role: role ?? roleFor(scopes),
      expiresAt: days === null ? null : new Date(Date.now() + days * DAY_MS),
    };
    requireMayMake(giver, given);
    const [id, secret] = [randomUUID(), newSecret()];
    const token = await this.add({ id, name, hash: hashOf(secret) }, given);
    this.parts.onChange();
    return { id, secret, token };
  }

  list(options: { readonly withRevoked: boolean }): Promise<ListedToken[]> {
    return this.parts.tokens.list(options);
  }

  /**
   * Ends a token at once in this process, and within the time of their caches in others.
   *
   * @param reference its id, name or principal
   * @throws RefusedError when there is none to revoke that the giver decides about, or a publisher
   * would lose its last maintainer
   */
  async revoke(reference: string, giver: Giver): Promise<TokenFacts> {
    const { database, tokens, grants, onChange } = this.parts;
    const token = await database.transaction(async (transaction) => {
      const principal = await tokens.principalOf(transaction, calledToken(reference), managedBy(giver));
      if (principal === null) return null;
      const maintainers = await grants.maintainersBeside(transaction, principal);
      requireAnotherMaintainer(giver, principal, { maintainers, field: 'token' });
      return tokens.revoke(transaction, principal);
    });
    if (token === null)
      return refuse('NOT_FOUND', 'token', `There is no token "${reference}" that could be revoked.`);
    onChange();
    return token;
  }

  private add(named: Pick<NewToken, 'id' | 'name' | 'hash'>, given: GivenToken): Promise<TokenFacts> {
    const { database, tokens, grants } = this.parts;
    const createdBy = currentActor().principal;
    const { scopes, publisherIds, role, expiresAt } = given;
    return database.transaction(async (transaction) => {
      const isForEveryPublisher = publisherIds.length === 0;
      const token = await tokens.insert(transaction, {
        ...named,
        scopes,
        isForEveryPublisher,
        expiresAt,
        createdBy,
      });
      if (token === null) return refuse('TAKEN', 'name', `There is a token "${named.name}" already.`);
      const roles = publisherIds.map((publisherId) => ({ principal: token.principal, publisherId, role }));
      if (roles.length > 0) await grants.give(transaction, roles, createdBy);
      return token;
    });
  }

  private async find(references: readonly string[]): Promise<number[]> {
    if (references.length === 0) return [];
    const known = await this.parts.grants.publisherIds(references);
    const faults = new Faults();
    const ids = references.flatMap((reference, place) => {
      const id = known.get(reference);
      if (id === undefined)
        faults.add('NOT_FOUND', `publishers.${place}`, `There is no publisher "${reference}".`);
      return id === undefined ? [] : [id];
    });
    faults.throwIfAny();
    return [...new Set(ids)];
  }
}
