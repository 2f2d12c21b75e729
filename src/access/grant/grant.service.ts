import { z } from 'zod';
import { currentActor, type Database, type Transaction } from '../../platform/database';
import { parseInput, refuse } from '../../platform/refusal';
import type { ApiTokenRepository } from '../token/api-token.repository';
import { calledToken, type CalledToken } from '../token/called-token';
import { PUBLISHER_ROLES, type PublisherRole } from '../viewer';
import { managedBy, requireMayGive, type Giver } from './giving';
import type { Grant, GrantFacts, GrantRepository, ListedGrant } from './grant.repository';
import { requireAnotherMaintainer } from './last-maintainer';

const PRINCIPAL = /^(token:[\w.-]+|person:[^\s#]+#\S+)$/;
const schema = z.object({
  principal: z
    .string()
    .max(1000, 'Must have at most 1000 characters')
    .regex(PRINCIPAL, 'Must be token:<id or name> or person:<issuer>#<subject>'),
  publisher: z
    .string()
    .trim()
    .min(1, 'Must not be empty')
    .max(400, 'Must have at most 400 characters')
    .nullable(),
  role: z.enum([...PUBLISHER_ROLES, 'ADMIN']).nullish(),
});

/** Who gets which role, and where. */
export interface GrantInput {
  /** `token:<id or name>` or `person:<issuer>#<subject>`. */
  readonly principal: string;
  /** Id or slug of the publisher; null for the whole catalogue. */
  readonly publisher: string | null;
  readonly role: PublisherRole | 'ADMIN';
}

export interface GrantParts {
  readonly database: Pick<Database, 'transaction'>;
  readonly grants: GrantRepository;
  readonly tokens: Pick<ApiTokenRepository, 'principalOf'>;
  /** Called after a change of who may do what, so that this process knows at once. */
  readonly onChange: () => void;
}

/** Gives and takes roles. */
export class GrantService {
  constructor(private readonly parts: GrantParts) {}

  /**
   * Gives a role at a publisher, in the place of the one that was there.
   *
   * @throws RefusedError when the principal or the publisher does not exist, the role is not one at
   * a publisher, or the publisher would lose its last maintainer
   * @throws ForbiddenError when it is more than the giver has
   */
  async grant(input: GrantInput, giver: Giver): Promise<GrantFacts> {
    const { role, principal: called, publisher } = parseInput(schema, input);
    if (role === null || role === undefined) return refuse('INVALID', 'role', 'A role must be named.');
    if ((publisher === null) !== (role === 'ADMIN'))
      refuse('INVALID', 'role', 'ADMIN is a role at the whole catalogue, every other one at a publisher.');
    const publisherId = await this.publisherId(publisher);
    requireMayGive(giver, { publisherId, role }, 'role');
    const { database, grants, tokens, onChange } = this.parts;
    const given = await database.transaction(async (transaction) => {
      const token = tokenIn(called);
      const principal =
        token === null ? called : await tokens.principalOf(transaction, token, managedBy(giver));
      if (principal === null)
        return refuse('NOT_FOUND', 'principal', `There is no token "${called.replace(/^token:/, '')}".`);
      if (role !== 'MAINTAINER') await this.keepMaintainer(transaction, giver, { principal, publisherId });
      const [grant] = await grants.give(
        transaction,
        [{ principal, publisherId, role }],
        currentActor().principal,
      );
      return grant;
    });
    if (given === undefined) throw new TypeError('A role was given and not returned.');
    onChange();
    return given;
  }

  /**
   * Takes the role at a publisher, or the one at the whole catalogue.
   *
   * @returns what was taken
   * @throws RefusedError when there is none to take, or the publisher would lose its last
   * maintainer
   * @throws ForbiddenError when the giver does not decide about it
   */
  async revoke(input: Omit<GrantInput, 'role'>, giver: Giver): Promise<GrantFacts> {
    const { principal: called, publisher } = parseInput(schema, input);
    const publisherId = await this.publisherId(publisher);
    requireMayGive(giver, { publisherId, role: publisherId === null ? 'ADMIN' : 'MAINTAINER' }, 'publisher');
    const { database, grants, onChange } = this.parts;
    const taken = await database.transaction(async (transaction) => {
      const token = tokenIn(called);
      const principal = token === null ? called : await grants.tokenWithRole(transaction, token, publisherId);
      if (principal === null) return null;
      await this.keepMaintainer(transaction, giver, { principal, publisherId });
      return grants.take(transaction, principal, publisherId);
    });
    if (taken === null) return refuse('NOT_FOUND', 'principal', `"${called}" has no role there.`);
    onChange();
    return taken;
  }

  /**
   * All grants, or those at one publisher.
   *
   * @throws RefusedError when the publisher does not exist
   */
  async list(publisher: string | null = null): Promise<ListedGrant[]> {
    return this.parts.grants.list(await this.publisherId(publisher));
  }

  private async keepMaintainer(
    transaction: Transaction,
    giver: Giver,
    { principal, publisherId }: Pick<Grant, 'principal' | 'publisherId'>,
  ): Promise<void> {
    const beside = await this.parts.grants.maintainersBeside(transaction, principal);
    const maintainers = beside.filter((one) => one.publisherId === publisherId);
    requireAnotherMaintainer(giver, principal, { maintainers, field: 'principal' });
  }

  private async publisherId(reference: string | null): Promise<number | null> {
    if (reference === null) return null;
    const ids = await this.parts.grants.publisherIds([reference]);
    return ids.get(reference) ?? refuse('NOT_FOUND', 'publisher', `There is no publisher "${reference}".`);
  }
}

/** How a principal calls a token; null for a person. */
const tokenIn = (principal: string): CalledToken | null =>
  principal.startsWith('token:') ? calledToken(principal) : null;
