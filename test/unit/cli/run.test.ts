import { run } from '../../../src/cli/run';
import { banner } from '../../../src/cli/serve.command';
import type { Shell } from '../../../src/cli/shell';
import { parseConfig, SETTINGS } from '../../../src/platform/config';
import { createLog } from '../../../src/platform/log';

function aShell(environment: Record<string, string> = {}) {
  const printed: string[] = [];
  const noted: string[] = [];
  const shell: Shell = {
    config: () => parseConfig(environment),
    log: () => createLog('silent'),
    print: (line) => void printed.push(line),
    note: (line) => void noted.push(line),
    isTerminal: false,
    isUnderNpm: false,
    exitWith: () => undefined,
  };
  const call = async (...words: string[]) => {
    const code = await run(['node', 'rootstock', ...words], shell);
    return { code, printed: printed.join('\n'), noted: noted.join('\n') };
  };
  return { call };
}

const COMMANDS = ['serve', 'migrate', 'schema', 'recommend', 'import', 'evaluate'];

describe('rootstock', () => {
  it('lists its commands, its settings and its exit codes', async () => {
    const { code, printed } = await aShell().call('--help');
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(printed).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    for (const { variable, description, fallback } of SETTINGS) {
      const line = printed.split('\n').find((each) => each.startsWith(`  ${variable} `)) ?? '';
      expect(line).toContain(description);
      if (fallback !== null) expect(line.endsWith(` (${fallback})`)).toBe(true);
    }
    expect(printed).toMatch(/^ {2}ROOTSTOCK_ADMIN_TOKEN +bearer token of the first administrator/m);
    expect(printed).toMatch(
      /^ {2}LOG_LEVEL +least that is logged: trace, debug, info, warn, error, fatal or silent \(info\)$/m,
    );
    expect(printed).toMatch(/0 done, 1 failed, 2 bad usage/);
  });

  it.each(COMMANDS)('shows how %s is called, with an example', async (command) => {
    const { code, printed } = await aShell().call(command, '--help');
    expect(code).toBe(0);
    expect(printed).toMatch(/Examples?:\n +(\w+=\S+ )*rootstock /);
  });

  it('tells its version', async () => {
    expect(await aShell().call('--version')).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    });
  });

  it.each([['nonsense'], ['migrate', '--nonsense'], ['evaluate'], []])(
    'ends with 2 when called as %p',
    async (...words) => {
      const { code, noted, printed } = await aShell().call(...words);
      expect(code).toBe(2);
      expect(noted + printed).toMatch(/--help|Usage/);
    },
  );

  it('tells every fault of the environment in one message, and how to mend it', async () => {
    const { code, noted } = await aShell({ PORT: 'http', LOG_LEVEL: 'loud' }).call('serve');
    expect(code).toBe(2);
    expect(noted).toMatch(/PORT: expected .*\n.*LOG_LEVEL: expected one of/);
    expect(noted).toMatch(/unset/);
    expect(noted).not.toMatch(/ at /);
  });
});

describe('the banner', () => {
  it('says where the service is, what runs it and what to try', () => {
    const text = banner({
      url: 'http://127.0.0.1:4000',
      description: { database: 'embedded in /data', tensorflow: 'wasm' },
    });
    expect(text).toMatch('http://127.0.0.1:4000/graphql');
    expect(text).toMatch('embedded in /data');
    expect(text).toMatch('wasm');
    const body = /-d '(.*)'/.exec(text)?.[1] ?? '';
    const { query } = JSON.parse(body) as { query: string };
    expect(query).toMatch(/^{ recommendBases\(input: { target: { description: "classify pneumonia/);
  });
});
