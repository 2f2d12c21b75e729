import { ADMIN, anonymous, authenticator, requireAdmin } from '../../../src/access';

const TOKEN = 's3cret-token';
const authenticate = authenticator(TOKEN);

describe('authenticate', () => {
  it('knows the administrator by the bearer token', async () => {
    await expect(authenticate(`Bearer ${TOKEN}`)).resolves.toEqual(ADMIN);
  });

  it('reads the scheme without regard to case', async () => {
    await expect(authenticate(`bearer  ${TOKEN} `)).resolves.toEqual(ADMIN);
  });

  it.each([`Bearer ${TOKEN}x`, 'Bearer s'])('takes %p for the wrong token', async (header) => {
    await expect(authenticate(header)).resolves.toEqual(anonymous('wrong-token'));
  });

  it.each([
    `Basic ${TOKEN}`,
    TOKEN,
    'Bearer',
    'Bearer ',
    '',
    `Bearer ${TOKEN} ${TOKEN}`,
    `Bearer ${TOKEN}, Bearer ${TOKEN}`,
  ])('takes %p for no bearer token', async (header) => {
    await expect(authenticate(header)).resolves.toEqual(anonymous('no-bearer'));
  });

  it('takes a request without the header for anonymous', async () => {
    await expect(authenticate(undefined)).resolves.toEqual(anonymous('no-token'));
  });

  it('makes nobody an administrator where no token is configured', async () => {
    await expect(authenticator(null)(undefined)).resolves.toEqual(anonymous('writing-disabled'));
  });

  it('takes a token for a wrong one where none is configured, so that it counts as one', async () => {
    await expect(authenticator(null)('Bearer anything')).resolves.toEqual(anonymous('wrong-token'));
  });
});

describe('requireAdmin', () => {
  it('lets the administrator pass', () => {
    expect(() => requireAdmin(ADMIN)).not.toThrow();
  });

  it.each([
    ['no-token', 'UNAUTHENTICATED', /needs the header "Authorization: Bearer <token>"/],
    ['no-bearer', 'UNAUTHENTICATED', /must be there once, as "Bearer <token>"/],
    ['wrong-token', 'UNAUTHENTICATED', /not one that this server expects/],
    ['writing-disabled', 'FORBIDDEN', /without ROOTSTOCK_ADMIN_TOKEN/],
  ] as const)('refuses an anonymous viewer because of %s with %s', (because, code, message) => {
    const refuse = () => requireAdmin(anonymous(because));
    expect(refuse).toThrow(message);
    expect(refuse).toThrow(expect.objectContaining({ code }) as Error);
  });
});
