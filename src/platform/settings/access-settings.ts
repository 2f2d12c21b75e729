import { z } from 'zod';

/** Where `/metrics` is answered, and to whom. */
export type MetricsAccess = 'open' | 'token' | 'off';

/** What people of one group of the identity provider are here. */
export interface GroupGrant {
  readonly group: string;
  /** Slug of the publisher; null for the whole catalogue. */
  readonly publisher: string | null;
  readonly role: 'VIEWER' | 'CONTRIBUTOR' | 'MAINTAINER' | 'ADMIN';
}

export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Name of the claim that lists a person's groups; dots lead into objects. */
  readonly groupsClaim: string;
  readonly grants: readonly GroupGrant[];
}

export interface AccessSettings {
  /** The identity provider whose tokens are believed; null for none. */
  readonly oidc: OidcSettings | null;
  readonly metrics: {
    readonly access: MetricsAccess;
    /** A port of its own for `/metrics`; null for the one of the API. */
    readonly port: number | null;
  };
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;
const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** Plain http only to this machine: whoever can change the keys on their way can be anybody. */
const isIssuer = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.search + url.hash + url.username + url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
};

const ROLES = ['VIEWER', 'CONTRIBUTOR', 'MAINTAINER'] as const;
const GRANTS_EXPECTED =
  'expected pairs such as catalog-admins=admin,vision-team=acme:maintainer, with the roles viewer, contributor and maintainer';

function parseGrant(text: string): GroupGrant | null {
  const at = text.lastIndexOf('=');
  const [group, right] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || group === '') return null;
  if (right.toLowerCase() === 'admin') return { group, publisher: null, role: 'ADMIN' };
  const colon = right.lastIndexOf(':');
  const role = ROLES.find((one) => one === right.slice(colon + 1).toUpperCase());
  return colon < 1 || role === undefined ? null : { group, publisher: right.slice(0, colon), role };
}

const grants = z
  .string()
  .default('')
  .transform((text, context) => {
    const parts = text.split(',').filter((part) => part.trim() !== '');
    return parts.flatMap((part): GroupGrant[] => {
      const grant = parseGrant(part);
      if (grant !== null) return [grant];
      context.addIssue({ code: 'custom', message: GRANTS_EXPECTED });
      return [];
    });
  });

const PORT_EXPECTED = 'expected a whole number from 0 to 65535';
const METRICS = ['open', 'token', 'off'] as const;

/** Who is known here, and what they may read of the server itself. */
export const accessSettings = {
  ROOTSTOCK_OIDC_ISSUER: z
    .string()
    .refine(isIssuer, { error: 'expected an https address such as https://login.example.org/realm' })
    .optional()
    .describe('identity provider whose tokens (JWT) are accepted; unset, none'),
  ROOTSTOCK_OIDC_AUDIENCE: z
    .string()
    .default('rootstock')
    .describe('audience that tokens of the identity provider must be meant for'),
  ROOTSTOCK_OIDC_CLAIM: z
    .string()
    .regex(/^[\w:/.-]{1,200}$/, {
      error: 'expected the name of a claim, such as groups or realm_access.roles',
    })
    .default('groups')
    .describe('claim that lists the groups of a person'),
  ROOTSTOCK_OIDC_GRANTS: grants.describe(
    'what groups may do, such as catalog-admins=admin,vision-team=acme:maintainer; unset, nothing',
  ),
  ROOTSTOCK_METRICS: z
    .enum(METRICS, { error: 'expected one of open, token, off' })
    .optional()
    .describe(
      'who may read /metrics: open, token (one with the scope read) or off; unset, open on a loopback HOST and token elsewhere',
    ),
  ROOTSTOCK_METRICS_PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: PORT_EXPECTED })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: PORT_EXPECTED })
    .optional()
    .describe('port of its own for /metrics, without tokens; unset, that of the API'),
};

/** The settings as the program uses them. */
export function accessOf(
  values: z.infer<z.ZodObject<typeof accessSettings>> & { readonly HOST: string },
): AccessSettings {
  const issuer = values.ROOTSTOCK_OIDC_ISSUER;
  const oidc =
    issuer === undefined
      ? null
      : {
          issuer,
          audience: values.ROOTSTOCK_OIDC_AUDIENCE,
          groupsClaim: values.ROOTSTOCK_OIDC_CLAIM,
          grants: values.ROOTSTOCK_OIDC_GRANTS,
        };
  const access = values.ROOTSTOCK_METRICS ?? (isLoopback(values.HOST) ? 'open' : 'token');
  return { oidc, metrics: { access, port: values.ROOTSTOCK_METRICS_PORT ?? null } };
}
