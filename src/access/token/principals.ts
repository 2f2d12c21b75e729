import { scrypt } from 'node:crypto';
import { systemClock, type Clock } from '../../platform/clock';
import { ADMIN, type Viewer } from '../viewer';
import type { ApiTokenRepository } from './api-token.repository';
import { viewerOf } from './token-viewers';

/** Who a principal is now; `viewer` is null where it is nobody any more, which `because` says. */
export type Standing =
  | { readonly viewer: Viewer }
  | { readonly viewer: null; readonly because: 'REVOKED' | 'EXPIRED' | 'REPLACED' | 'UNKNOWN' };

const markOf = (adminToken: string): Promise<string> =>
  new Promise((resolve, reject) => {
    scrypt(adminToken, 'rootstock: token of the administrator', 16, (error, mark) =>
      error === null ? resolve(mark.toString('hex')) : reject(error),
    );
  });

const TOKEN = /^token:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

export interface PrincipalParts {
  readonly tokens: Pick<ApiTokenRepository, 'findById'>;
  /** The configured token of the administrator; null for none. */
  readonly adminToken: string | null;
  readonly clock?: Clock;
}

/**
 * Says what programs may do that send nothing themselves, such as those for whom something is done
 * later. People are known by what their identity provider signs, and by nothing else.
 */
export class Principals {
  private mark: Promise<string | null> | null = null;

  constructor(private readonly parts: PrincipalParts) {}

  /**
   * Tells the administrator's token from its former ones; null where none is configured. It is kept
   * in the database and its backups, so it is made too slowly for guesses.
   */
  markOfAdmin(): Promise<string | null> {
    const { adminToken } = this.parts;
    this.mark ??= adminToken === null ? Promise.resolve(null) : markOf(adminToken);
    return this.mark;
  }

  /**
   * Reads what was given and taken until now.
   *
   * @param adminMark of the administrator: that of the token by which something was asked for
   */
  async find(principal: string, adminMark: string | null): Promise<Standing> {
    const { tokens, clock = systemClock } = this.parts;
    if (principal === ADMIN.id) {
      const present = await this.markOfAdmin();
      if (present === null) return { viewer: null, because: 'UNKNOWN' };
      return adminMark === present ? { viewer: ADMIN } : { viewer: null, because: 'REPLACED' };
    }
    const [, id] = TOKEN.exec(principal) ?? [];
    const token = id === undefined ? null : await tokens.findById(id);
    if (token === null) return { viewer: null, because: 'UNKNOWN' };
    if (token.revokedAt !== null) return { viewer: null, because: 'REVOKED' };
    if (token.expiresAt !== null && token.expiresAt.getTime() <= clock.now())
      return { viewer: null, because: 'EXPIRED' };
    return { viewer: viewerOf(token) };
  }
}
