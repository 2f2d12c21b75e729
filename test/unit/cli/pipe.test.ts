import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.join(__dirname, '..', '..', '..');
const run = promisify(execFile);

it('prints all of a long output into a pipe before it ends', async () => {
  const script = ['-r', './scripts/swc-hook.cjs', 'src/cli/main.ts', 'schema'];
  // A reader that takes a byte, starts another program, and reads on: by then the process wants to
  // end long since.
  const late = `${process.execPath} ${script.join(' ')} | (head -c 1; ${process.execPath} -e ''; cat)`;
  const { stdout } = await run('sh', ['-c', late], { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
  const schema = readFileSync(path.join(ROOT, 'schema', 'rootstock.graphql'), 'utf8');
  expect(stdout.length).toBeGreaterThan(65_536);
  expect(stdout.trimEnd().endsWith(schema.trimEnd().slice(-40))).toBe(true);
}, 60_000);
