import { enumType } from '../platform/graphql/enum';
import { SCOPES, type PublisherRole, type Scope } from './viewer';

const ROLES: Readonly<Record<PublisherRole, string>> = {
  VIEWER: 'Sees what is private to it.',
  CONTRIBUTOR: 'Registers and updates what it owns.',
  MAINTAINER: 'Deprecates, merges and splits what it owns, and gives tokens and roles.',
};

export const RoleEnum = enumType<PublisherRole>(['VIEWER', 'CONTRIBUTOR', 'MAINTAINER'], {
  name: 'PublisherRole',
  description: 'What somebody is for a publisher; each includes the ones before it.',
  values: ROLES,
});

export const GrantedRoleEnum = enumType<PublisherRole | 'ADMIN'>(
  ['VIEWER', 'CONTRIBUTOR', 'MAINTAINER', 'ADMIN'],
  {
    name: 'GrantedRole',
    description: 'What somebody is for a publisher, or for the whole catalogue.',
    values: { ...ROLES, ADMIN: 'Administrator of the whole catalogue: may do everything.' },
  },
);

export const ScopeEnum = enumType(['READ', 'REPORT', 'WRITE', 'ADMIN'], {
  name: 'AccessScope',
  description: 'What a token may be used for.',
  values: {
    READ: 'Read what its roles allow.',
    REPORT: 'Report results and evaluations.',
    WRITE: 'Change models and datasets, as its roles allow.',
    ADMIN: 'Everything.',
  },
});

export const scopeName = (scope: Scope): string => scope.toUpperCase();

/** Each once, in their own order. */
export const scopesNamed = (names: readonly string[]): Scope[] =>
  SCOPES.filter((scope) => names.includes(scopeName(scope)));
