import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import type { Log } from '../platform/log';
import type { OidcSettings } from '../platform/settings/access-settings';
import { authenticator, type Authenticate } from './authenticate';
import { GrantRepository } from './grant/grant.repository';
import { GrantService } from './grant/grant.service';
import { Lookups } from './lookups';
import { IssuerKeys } from './person/issuer-keys';
import { PersonViewers, type PersonViewerParts } from './person/person-viewers';
import { ApiTokenRepository } from './token/api-token.repository';
import { ApiTokenService } from './token/api-token.service';
import { Principals } from './token/principals';
import { TokenViewers } from './token/token-viewers';

export interface AccessParts {
  readonly database: Database;
  readonly log: Log;
  readonly clock?: Clock;
}

export interface AccessConfig {
  readonly adminToken: string | null;
  /** The identity provider; null for none. */
  readonly oidc: OidcSettings | null;
}

/** Who is known, and who decides about it. */
export interface Access {
  readonly authenticate: Authenticate;
  readonly tokens: ApiTokenService;
  readonly grants: GrantService;
  /** Who those are now that something is done for later. */
  readonly principals: Pick<Principals, 'find' | 'markOfAdmin'>;
}

/** Wires the feature over a database. */
export function createAccess({ database, log, clock }: AccessParts, config: AccessConfig): Access {
  const tokens = new ApiTokenRepository(database);
  const grants = new GrantRepository(database);
  const lookups = new Lookups();
  const programs = new TokenViewers({ tokens, lookups, log, clock });
  const people = peopleOf(config.oidc, { grants, lookups, clock });
  const onChange = (): void => {
    programs.forget();
    people?.forget();
  };
  return {
    authenticate: authenticator(config.adminToken, { tokens: programs, people }),
    tokens: new ApiTokenService({ database, tokens, grants, onChange }),
    grants: new GrantService({ database, grants, tokens, onChange }),
    principals: new Principals({ tokens, adminToken: config.adminToken, clock }),
  };
}

function peopleOf(
  settings: OidcSettings | null,
  parts: Pick<PersonViewerParts, 'grants' | 'lookups' | 'clock'>,
): PersonViewers | null {
  if (settings === null) return null;
  const { find } = new IssuerKeys({ issuer: settings.issuer, clock: parts.clock });
  return new PersonViewers({ ...parts, settings, keys: find });
}
