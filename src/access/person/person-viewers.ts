import { createHash } from 'node:crypto';
import {
  decodeJwt,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { LRUCache } from 'lru-cache';
import { systemClock, type Clock } from '../../platform/clock';
import type { GroupGrant, OidcSettings } from '../../platform/settings/access-settings';
import type { Grant, GrantRepository } from '../grant/grant.repository';
import { rightsOf } from '../grant/rights';
import type { Lookups } from '../lookups';
import { BELIEVED_MS } from '../token/token-viewers';
import { SCOPES, type Scope, type Viewer } from '../viewer';

/** Only signatures that nobody can make who has the public key: no HMAC, and never `none`. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA'],
];
/** How far the provider's clock and ours may lie apart. */
const CLOCK_SKEW_SECONDS = 60;
const LONGEST_TOKEN = 16_384;
const REMEMBERED = 10_000;
const FORM = /^[\w-]+\.[\w-]+\.[\w-]+$/;

export interface PersonViewerParts {
  readonly settings: OidcSettings;
  readonly keys: JWTVerifyGetKey;
  readonly grants: Pick<GrantRepository, 'of' | 'publisherIds'>;
  readonly lookups: Lookups;
  readonly clock?: Clock;
}

interface Known {
  readonly viewer: Viewer;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** Whether a text has the form of a signed JSON Web Token. */
export const isJwt = (text: string): boolean => text.length <= LONGEST_TOKEN && FORM.test(text);

/** Knows people by what an identity provider signed for this audience (RFC 7519, RFC 8725). */
export class PersonViewers {
  private readonly clock: Clock;
  private readonly known: LRUCache<string, Known>;
  private forgotten = 0;

  constructor(private readonly parts: PersonViewerParts) {
    this.clock = parts.clock ?? systemClock;
    const perf = { now: () => this.clock.now() };
    this.known = new LRUCache({ max: REMEMBERED, ttl: BELIEVED_MS, ttlResolution: 0, perf });
  }

  /**
   * The person whose token this is; null when it is not one of the provider for us, or no longer.
   *
   * @throws UnavailableError when the provider's keys, or what was granted, cannot be read
   */
  async find(token: string): Promise<Viewer | null> {
    if (!this.isForUs(token)) return null;
    const key = createHash('sha256').update(token).digest('base64url');
    const known = this.known.get(key) ?? (await this.lookUp(token, key));
    if (known === null || known.expires + CLOCK_SKEW_SECONDS <= this.clock.now() / 1000) return null;
    return known.viewer;
  }

  /** After a change in this process: grants are read again. */
  forget(): void {
    this.forgotten += 1;
    this.known.clear();
  }

  /** What was being read while others changed it is read again. */
  private async lookUp(token: string, key: string): Promise<Known | null> {
    for (;;) {
      const { forgotten } = this;
      const known = await this.verify(token);
      if (forgotten !== this.forgotten) continue;
      if (known !== null) this.known.set(key, known);
      return known;
    }
  }

  /** Looks before anything is verified, so that tokens of others cost no question of their keys. */
  private isForUs(token: string): boolean {
    try {
      const { alg } = decodeProtectedHeader(token);
      return ALGORITHMS.includes(alg ?? 'none') && decodeJwt(token).iss === this.parts.settings.issuer;
    } catch {
      return false;
    }
  }

  private async verify(token: string): Promise<Known | null> {
    const { issuer, audience } = this.parts.settings;
    try {
      const { payload } = await jwtVerify(token, this.parts.keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SKEW_SECONDS,
        currentDate: new Date(this.clock.now()),
        requiredClaims: ['sub', 'exp'],
      });
      return { viewer: await this.viewerOf(payload), expires: payload.exp ?? 0 };
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  private async viewerOf(payload: JWTPayload): Promise<Viewer> {
    const { settings, grants, lookups } = this.parts;
    const id = `person:${settings.issuer}#${payload.sub}`;
    const [granted, claimed] = await lookups.run(() => Promise.all([grants.of(id), this.claimed(payload)]));
    const { isAdmin, roles } = rightsOf([...granted, ...claimed]);
    const scopes: readonly Scope[] = isAdmin ? SCOPES : ['read', 'report', 'write'];
    const expiresAt = new Date((payload.exp ?? 0) * 1000);
    return { kind: 'PERSON', id, name: nameOf(payload), scopes: new Set(scopes), roles, expiresAt };
  }

  /** What the person's groups were given by the settings. */
  private async claimed(payload: JWTPayload): Promise<Pick<Grant, 'publisherId' | 'role'>[]> {
    const { groupsClaim, grants: settings } = this.parts.settings;
    const groups = groupsOf(payload, groupsClaim);
    const given = settings.filter(({ group }) => groups.has(group));
    const slugs = given.flatMap(({ publisher }) => (publisher === null ? [] : [publisher]));
    const ids = slugs.length === 0 ? new Map<string, number>() : await this.parts.grants.publisherIds(slugs);
    return given.flatMap((grant) => grantOf(grant, ids));
  }
}

function grantOf(
  { publisher, role }: GroupGrant,
  ids: ReadonlyMap<string, number>,
): Pick<Grant, 'publisherId' | 'role'>[] {
  if (publisher === null) return [{ publisherId: null, role }];
  const publisherId = ids.get(publisher);
  return publisherId === undefined ? [] : [{ publisherId, role }];
}

/** The values of a claim, which may lie within objects, as Keycloak's `realm_access.roles` does. */
function groupsOf(payload: JWTPayload, claim: string): ReadonlySet<unknown> {
  const value = claim in payload ? payload[claim] : claim.split('.').reduce<unknown>(memberOf, payload);
  return new Set<unknown>(Array.isArray(value) ? value : [value]);
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;

function nameOf(payload: JWTPayload): string {
  const named = [payload.name, payload.preferred_username, payload.email, payload.sub];
  return named.find((value): value is string => typeof value === 'string' && value !== '') ?? '';
}
