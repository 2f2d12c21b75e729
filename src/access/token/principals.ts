import { systemClock, type Clock } from '../../platform/clock';
import { ADMIN, type Viewer } from '../viewer';
import type { ApiTokenRepository } from './api-token.repository';
import { viewerOf } from './token-viewers';

/** Who a principal is now; `viewer` is null where it is nobody any more, which `because` says. */
export type Standing =
  | { readonly viewer: Viewer }
  | { readonly viewer: null; readonly because: 'REVOKED' | 'EXPIRED' | 'UNKNOWN' };

const TOKEN = /^token:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

export interface PrincipalParts {
  readonly tokens: Pick<ApiTokenRepository, 'findById'>;
  /** Whether the settings have a token of the administrator. */
  readonly hasAdmin: boolean;
  readonly clock?: Clock;
}

/**
 * Says what programs may do that send nothing themselves, such as those for whom something is done
 * later. People are known by what their identity provider signs, and by nothing else.
 */
export class Principals {
  constructor(private readonly parts: PrincipalParts) {}

  /** Reads what was given and taken until now. */
  async find(principal: string): Promise<Standing> {
    const { tokens, hasAdmin, clock = systemClock } = this.parts;
    if (principal === ADMIN.id) return hasAdmin ? { viewer: ADMIN } : { viewer: null, because: 'UNKNOWN' };
    const [, id] = TOKEN.exec(principal) ?? [];
    const token = id === undefined ? null : await tokens.findById(id);
    if (token === null) return { viewer: null, because: 'UNKNOWN' };
    if (token.revokedAt !== null) return { viewer: null, because: 'REVOKED' };
    if (token.expiresAt !== null && token.expiresAt.getTime() <= clock.now())
      return { viewer: null, because: 'EXPIRED' };
    return { viewer: viewerOf(token) };
  }
}
