/** Why a request counts as anonymous, so that a refused mutation can say what to do about it. */
export type AnonymousReason = 'no-token' | 'no-bearer' | 'wrong-token' | 'writing-disabled';

/** What a token may be used for; `admin` includes the others. A closed set. */
export const SCOPES = ['read', 'report', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** What somebody is for one publisher, from the least to the most. */
export const PUBLISHER_ROLES = ['VIEWER', 'CONTRIBUTOR', 'MAINTAINER'] as const;
export type PublisherRole = (typeof PUBLISHER_ROLES)[number];

export type ViewerKind = 'ANONYMOUS' | 'TOKEN' | 'PERSON' | 'ADMIN';

/** Who asks, and what they may do. */
export interface Viewer {
  readonly kind: ViewerKind;
  /** Stable: `token:<uuid>`, `person:<issuer>#<subject>` or `admin`; null for anonymous ones. */
  readonly id: string | null;
  /** For people to read. */
  readonly name: string | null;
  readonly scopes: ReadonlySet<Scope>;
  /** By the row id of the publisher. */
  readonly roles: ReadonlyMap<number, PublisherRole>;
  /**
   * Of tokens that were made without naming publishers: they may contribute to all that they can
   * see, as far as their scopes go. It shows them nothing more.
   */
  readonly isForEveryPublisher?: boolean;
  /** When the token that was sent ends; null or left out for never. */
  readonly expiresAt?: Date | null;
  /** Of anonymous ones only: why nobody is known. */
  readonly because?: AnonymousReason;
}

/** Of nobody: reading what is public needs no scope. */
export const anonymous = (because: AnonymousReason): Viewer => ({
  kind: 'ANONYMOUS',
  id: null,
  name: null,
  scopes: new Set(),
  roles: new Map(),
  because,
});

/** Whoever holds ROOTSTOCK_ADMIN_TOKEN. */
export const ADMIN: Viewer = {
  kind: 'ADMIN',
  id: 'admin',
  name: 'admin',
  scopes: new Set(SCOPES),
  roles: new Map(),
};
