import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { FORMAT, FORMAT_VERSION, type BackupHeader } from '../../../src/backup/backup-format';
import { BackupWriter } from '../../../src/backup/backup-writer';
import { restoreCommand } from '../../../src/cli/restore.command';
import { aFolder } from '../hubs/support';

const unused = (): never => {
  throw new Error('Nothing of the process is used.');
};

/** A backup of no tables that was made after these migrations. */
async function aBackup(migrations: readonly string[]): Promise<string> {
  const header: BackupHeader = {
    ...{ kind: 'header', format: FORMAT, version: FORMAT_VERSION },
    ...{ createdAt: '2026-01-02T03:04:05.000Z', program: '9.9.9', database: 'embedded' },
    ...{ migrations: [...migrations], revision: 7 },
  };
  const none = async function* () {};
  const lines: string[] = [];
  const parts = { header, tables: none(), sequences: () => Promise.resolve([]) };
  for await (const line of new BackupWriter().lines(parts)) lines.push(line);
  const file = path.join(await aFolder({}), 'backup.jsonl');
  await writeFile(file, lines.join(''));
  return file;
}

/** Calls the command where neither settings nor a database can be had. */
async function check(file: string) {
  const printed: string[] = [];
  const shell = {
    ...{ config: unused, log: unused, note: unused, exitWith: unused },
    ...{ isTerminal: false, isUnderNpm: false, print: (text: string) => void printed.push(text) },
  };
  const program = new Command('rootstock').exitOverride().addCommand(restoreCommand(shell).exitOverride());
  await program.parseAsync(['node', 'rootstock', 'restore', file, '--check']);
  return printed;
}

describe('rootstock restore --check', () => {
  it('says that a file is whole, and asks no database', async () => {
    expect(await check(await aBackup(['CreateOriginsAndTaxonomies1764000000000']))).toEqual([
      'Whole: 0 rows of 0 tables, at revision 7, of 2026-01-02T03:04:05.000Z.',
    ]);
  });

  it('refuses one of a later program', () =>
    expect(aBackup(['FromTheFuture2764000000000']).then(check)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'file',
      expected: expect.stringContaining('FromTheFuture2764000000000') as string,
    }));
});
