import type { Command } from 'commander';
import type { Catalogue } from '../../../src/cli/operator';
import { roleCommand } from '../../../src/cli/role.command';
import type { Shell } from '../../../src/cli/shell';
import { tokenCommand } from '../../../src/cli/token.command';
import type { App } from '../../../src/app';
import { openTestApp, type TestApp } from '../../support/app';
import { Rows } from '../../support/rows';

/** What colours begin with: files and pipes have none. */
const ESCAPE = '\u001b';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
  await new Rows(test.database).publisher({ slug: 'acme' });
});
afterAll(() => test.close());

/** What a command prints and notes where no server runs. */
async function told(
  make: (shell: Shell, catalogue: Catalogue<App>) => Command,
  ...words: string[]
): Promise<{ printed: string[]; noted: string[] }> {
  const [printed, noted]: [string[], string[]] = [[], []];
  const shell = { print: (line) => void printed.push(line), note: (line) => void noted.push(line) } as Shell;
  const catalogue: Catalogue<App> = {
    findServer: () => null,
    open: () => Promise.resolve({ ...test.app, schema: test.app.schema, close: () => Promise.resolve() }),
  };
  await make(shell, catalogue).exitOverride().parseAsync(words, { from: 'user' });
  return { printed, noted };
}

async function viewerOf(token: string): Promise<Record<string, unknown>> {
  const query = '{ viewer { kind scopes roles { role publisher { slug } } } }';
  const answer = await test.query(query, { token });
  return (answer.data as { viewer: Record<string, unknown> }).viewer;
}

describe('at the command line', () => {
  it('a token is made, and its secret alone is the result', async () => {
    const { printed, noted } = await told(
      tokenCommand,
      ...['create', '--name', 'nightly', '--scope', 'report', 'write', '--publisher', 'acme'],
    );
    expect(printed).toEqual([expect.stringMatching(/^rst_[\w-]{43}$/)]);
    expect(noted).toEqual([expect.stringMatching(/^Token nightly \([\w-]{36}\)\. It does not expire\. /)]);
    expect(await viewerOf(printed[0]!)).toEqual({
      kind: 'TOKEN',
      scopes: ['READ', 'REPORT', 'WRITE'],
      roles: [{ role: 'CONTRIBUTOR', publisher: { slug: 'acme' } }],
    });
  });

  it('a token is made as JSON, with nothing beside it', async () => {
    const { printed, noted } = await told(
      tokenCommand,
      ...['create', '--name', 'weekly', '--scope', 'read', '--expires', '7d', '--json'],
    );
    expect(noted).toEqual([]);
    const { secret = '', ...facts } = JSON.parse(printed.join('')) as Record<string, string>;
    expect(Object.keys(facts)).toEqual(['id', 'expiresAt']);
    expect(facts.expiresAt).toMatch(/Z$/);
    expect(await viewerOf(secret)).toMatchObject({ kind: 'TOKEN' });
  });

  it('tokens are listed and revoked', async () => {
    const { printed } = await told(tokenCommand, 'list');
    expect(printed.join('\n')).toMatch(/weekly[\s\S]*nightly/);
    expect(printed.join('\n')).not.toContain(ESCAPE);
    const revoked = await told(tokenCommand, 'revoke', 'weekly');
    expect(revoked.printed).toEqual([expect.stringMatching(/^Revoked token:[\w-]{36}\.$/)]);
    expect((await told(tokenCommand, 'list')).printed.join('\n')).not.toContain('weekly');
  });

  it('roles are given, listed and taken', async () => {
    const given = await told(
      roleCommand,
      ...['grant', 'token:nightly', '--publisher', 'acme', '--role', 'viewer'],
    );
    expect(given.printed).toEqual([expect.stringMatching(/^token:[\w-]{36} is viewer of acme\.$/)]);
    const { printed } = await told(roleCommand, 'list', '--publisher', 'acme');
    expect(printed.join('\n')).toContain('VIEWER');
    expect(printed.join('\n')).not.toContain(ESCAPE);
    const admin = await told(roleCommand, 'grant', 'token:nightly', '--role', 'admin');
    expect(admin.printed).toEqual([expect.stringMatching(/ is admin\.$/)]);
    const taken = await told(roleCommand, 'revoke', 'token:nightly');
    expect(taken.printed).toEqual([expect.stringMatching(/ has no role at the whole catalogue any more\.$/)]);
    const last = await told(roleCommand, 'revoke', 'token:nightly', '--publisher', 'acme');
    expect(last.printed).toEqual([expect.stringMatching(/ has no role at acme any more\.$/)]);
  });
});
