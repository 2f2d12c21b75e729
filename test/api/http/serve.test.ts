import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { agentOverStdio } from '../../support/agent';

const ROOT = path.join(__dirname, '../../..');
const STARTING_MS = 100_000;

interface Run {
  readonly child: ChildProcess;
  readonly output: { out: string; err: string };
  readonly ended: Promise<number | null>;
}

const runs: Run[] = [];

/** The command as people call it, in a process and an environment of its own. */
function rootstock(words: string[], environment: Record<string, string>): Run {
  const child = spawn(process.execPath, ['-r', './scripts/swc-hook.cjs', 'src/cli/main.ts', ...words], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ROOTSTOCK_TF_BACKEND: 'cpu', ...environment },
  });
  return watch(child);
}

function watch(child: ChildProcessWithoutNullStreams): Run {
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
  const run = { child, output, ended: once(child, 'close').then(([code]) => code as number | null) };
  runs.push(run);
  return run;
}

function untilPrinted({ child, output, ended }: Run, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = pattern.exec(output.out)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => {
      reject(new Error(`Never printed ${String(pattern)}:\n${output.out}\n${output.err}`));
    });
  });
}

const plainLines = (text: string): string[] =>
  text.split('\n').filter((line) => line !== '' && !line.startsWith('{'));

async function viewerOf(url: string, token: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { kind name scopes } }' }),
  });
  const answer = z
    .object({ data: z.object({ viewer: z.record(z.string(), z.unknown()) }) })
    .parse(await response.json());
  return answer.data.viewer;
}

describe('rootstock serve', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rootstock-serve-'));
  // What a test that failed left running would hold the folder.
  afterEach(async () => {
    for (const { child, ended } of runs.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
  });
  // Whoever starts here first fills it from nothing; the next finds it filled.
  const data = path.join(folder, 'data');
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('says all that is wrong with the environment, and ends with 2', async () => {
    const run = rootstock(['serve'], { PORT: 'http', ROOTSTOCK_TF_BACKEND: 'gpu' });
    expect(await run.ended).toBe(2);
    expect(run.output.err).toMatch(/PORT: expected a whole number/);
    expect(run.output.err).toMatch(/ROOTSTOCK_TF_BACKEND: expected one of auto, native, wasm, cpu/);
    expect(run.output.out).toBe('');
  });

  it('says in a line and a hint that the database cannot be reached', async () => {
    const run = rootstock(['serve'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' });
    expect(await run.ended).toBe(1);
    const [line, hint, ...more] = plainLines(run.output.err);
    expect(line).toMatch(/^rootstock: PostgreSQL at 127\.0\.0\.1:1 cannot be used/);
    expect(hint).toMatch(/DATABASE_URL/);
    expect(more).toEqual([]);
  });

  it(
    'ends with the shell that npm runs it in, which passes no signal on',
    async () => {
      const command = `"${process.execPath}" -r ./scripts/swc-hook.cjs src/cli/main.ts serve; true`;
      const shell = spawn('sh', ['-c', command], {
        cwd: ROOT,
        env: {
          PATH: process.env.PATH,
          PORT: '0',
          ROOTSTOCK_TF_BACKEND: 'cpu',
          ROOTSTOCK_DATA_DIR: data,
          npm_lifecycle_event: 'start',
        },
      });
      const run = watch(shell);
      await untilPrinted(run, /answers at (http:\S+)\/graphql/);
      shell.kill('SIGTERM');
      await run.ended; // standard output closes when the last process that holds it is gone
      expect(run.output.err).toMatch(/the parent process is gone[\s\S]*"stopped"/);
    },
    STARTING_MS * 2,
  );

  it(
    'serves, guards its folder and its port, and stops within two seconds of SIGTERM',
    async () => {
      const run = rootstock(['serve'], {
        PORT: '0',
        ROOTSTOCK_DATA_DIR: data,
        ROOTSTOCK_ADMIN_TOKEN: 'hunter2',
      });
      try {
        const url = await untilPrinted(run, /answers at (http:\S+)\/graphql/);
        const warnings = run.output.err.split('\n').filter((line) => line.includes('openssl rand -hex 32'));
        expect(warnings).toHaveLength(1);
        expect(run.output.err).not.toContain('hunter2');
        const ready = await fetch(`${url}/readyz`);
        expect(ready.status).toBe(200);

        const sameFolder = rootstock(['serve'], { PORT: '0', ROOTSTOCK_DATA_DIR: data });
        expect(await sameFolder.ended).toBe(1);
        expect(plainLines(sameFolder.output.err)[0]).toMatch(/in use by process \d+/);

        // Commands are run by the server, for whoever can read its folder.
        const place = { ROOTSTOCK_DATA_DIR: data };
        const asked = rootstock(['recommend', 'classify pneumonia in chest x-rays', '--first', '1'], place);
        expect(await asked.ended).toBe(0);
        expect(asked.output.out).toMatch(/Nearest domains: medical\/radiology\/chest-x-ray/);
        const mistaken = rootstock(['recommend', '--domain', 'no/such-domain'], place);
        expect(await mistaken.ended).toBe(2);
        expect(plainLines(mistaken.output.err)[0]).toMatch(/^rootstock: "--domain" must be/);

        const making = rootstock(['token', 'create', '--name', 'nightly', '--scope', 'write'], place);
        expect(await making.ended).toBe(0);
        expect(making.output.out).toMatch(/^rst_[\w-]{43}\n$/);
        expect(making.output.err).toMatch(
          /^Token nightly \([\w-]{36}\)\. It does not expire\. .*keep it now\.\n$/,
        );
        const viewer = () => viewerOf(url, making.output.out.trim());
        expect(await viewer()).toEqual({ kind: 'TOKEN', name: 'nightly', scopes: ['READ', 'WRITE'] });
        const again = rootstock(['token', 'create', '--name', 'nightly', '--scope', 'write'], place);
        expect(await again.ended).toBe(2);
        expect(again.output.err).toBe('rootstock: There is a token "nightly" already.\n');
        const revoking = rootstock(['token', 'revoke', 'nightly'], place);
        expect(await revoking.ended).toBe(0);
        expect(revoking.output.out).toMatch(/^Revoked token:[\w-]{36}\.\n$/);
        expect((await viewer()).kind).toBe('ANONYMOUS');

        // What works on for long, or on the whole, is not: it says what to do.
        const fitting = rootstock(['fit'], place);
        expect(await fitting.ended).toBe(1);
        const [refusal, hint] = plainLines(fitting.output.err);
        expect(refusal).toMatch(/in use by process \d+/);
        expect(hint).toMatch(/Stop that process .* and call this again/);

        const { port } = new URL(url);
        const samePort = rootstock(['serve'], { PORT: port, ROOTSTOCK_DATA_DIR: path.join(folder, 'other') });
        expect(await samePort.ended).toBe(1);
        expect(plainLines(samePort.output.err)).toEqual([
          `rootstock: Port ${port} on 127.0.0.1 is taken by another process.`,
          expect.stringMatching(/PORT/),
        ]);
      } finally {
        const told = Date.now();
        run.child.kill('SIGTERM');
        expect(await run.ended).toBe(0);
        expect(Date.now() - told).toBeLessThan(2000);
        expect(fs.readdirSync(data).sort()).toEqual(['database']);
      }
      expect(run.output.out).not.toMatch(/"level"/);
      expect(
        run.output.err
          .split('\n')
          .filter(Boolean)
          .every((line) => line.startsWith('{')),
      ).toBe(true);
    },
    STARTING_MS * 3,
  );

  it(
    'leaves its folder to the process of an agent, which answers others beside it',
    async () => {
      const place = { ROOTSTOCK_DATA_DIR: data };
      const agent = await agentOverStdio(place);
      const { text } = await agent.call('find_domain', { text: 'chest x-rays', first: 1 });
      expect(text).toMatch(/^medical\/radiology\/chest-x-ray/);
      const listed = rootstock(['token', 'list'], place);
      expect(await listed.ended).toBe(0);
      await agent.client.close();
      expect(agent.faults).toEqual([]);
      expect(fs.readdirSync(data).sort()).toEqual(['database']);
    },
    STARTING_MS,
  );
});
