import { createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { Command } from 'commander';
import { exportCommand } from '../../../src/cli/export.command';
import type { Shell } from '../../../src/cli/shell';
import { EXPORTED_KINDS, type ExportOptions } from '../../../src/ingest';
import { aFolder } from '../hubs/support';

const unused = (): never => {
  throw new Error('Nothing of the process is used.');
};
const SHELL: Shell = {
  ...{ config: unused, log: unused, print: unused, note: unused, exitWith: unused },
  ...{ isTerminal: false, isUnderNpm: false },
};

/** Calls the command with a catalogue of two lines; says what was asked, written and closed. */
async function call(words: string[], output?: (file: string | null) => Writable) {
  const asked: ExportOptions[] = [];
  let printed = '';
  let closed = 0;
  const open = () =>
    Promise.resolve({
      exports: {
        async *lines(options: ExportOptions) {
          asked.push(options);
          yield* await Promise.resolve(['{"kind":"header"}\n', '{"kind":"study"}\n']);
        },
      },
      close: () => Promise.resolve(void (closed += 1)),
    });
  const catalogue = () => ({ findServer: () => null, open });
  const toMemory = () =>
    new Writable({ write: (chunk: Buffer, _encoding, done) => done(void (printed += chunk.toString())) });
  const program = new Command('rootstock').exitOverride();
  const command = exportCommand(SHELL, { catalogue, output: output ?? toMemory });
  program.addCommand(command.exitOverride().configureOutput({ writeErr: () => undefined }));
  const error: unknown = await program.parseAsync(['node', 'rootstock', 'export', ...words]).then(
    () => null,
    (fault: unknown) => fault,
  );
  return { asked, printed, closed, error };
}

describe('rootstock export', () => {
  it('writes every kind of record of every hub to standard output', async () => {
    const { asked, printed, closed, error } = await call(['records']);
    expect(error).toBeNull();
    expect(printed).toBe('{"kind":"header"}\n{"kind":"study"}\n');
    expect(asked).toEqual([{ hubs: null, kinds: EXPORTED_KINDS, withRaw: true, includePrivate: false }]);
    expect(closed).toBe(1);
  });

  it('takes hubs, kinds and whether raw and private records go along', async () => {
    const words = ['records', '--hub', 'forge', 'timm', '--kinds', 'model', '--no-raw', '--include-private'];
    const { asked } = await call(words);
    expect(asked).toEqual([
      { hubs: ['forge', 'timm'], kinds: ['model'], withRaw: false, includePrivate: true },
    ]);
  });

  it.each([
    [['pages'], { code: 'BAD_USER_INPUT', field: 'format' }],
    [['records', '--kinds', 'space'], { name: 'CommanderError' }],
    [[], { name: 'CommanderError' }],
  ])('refuses %j', async (words, fault) => {
    const { asked, error } = await call(words);
    expect(error).toMatchObject(fault);
    expect(asked).toEqual([]);
  });

  it('writes a file, and names one that cannot be written', async () => {
    const toFile = (file: string | null) => createWriteStream(file ?? '');
    const folder = await aFolder({});
    const file = path.join(folder, 'all.jsonl');
    expect((await call(['records', '--out', file], toFile)).error).toBeNull();
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
    const { error, closed } = await call(['records', '--out', path.join(folder, 'none', 'x')], toFile);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'out' });
    expect(closed).toBe(1);
  });
});
