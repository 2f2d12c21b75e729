#!/usr/bin/env node
import 'reflect-metadata';
import { parseConfig, type Config } from '../platform/config';
import { createLog, type Log } from '../platform/log';
import type { SyncSetting } from '../platform/sync-setting';
import { makeObjectsYoung } from '../platform/young-objects';
import { loadApp } from './load-later';
import { run } from './run';
import type { ExitCode, Shell } from './shell';

makeObjectsYoung();

let config: Config | undefined;
let log: Log | undefined;
let exitCode: ExitCode = 0;

/** Only the application knows the hubs; it is loaded only when a schedule names one. */
const syncFaults = (syncs: readonly SyncSetting[]): string[] =>
  syncs.length === 0 ? [] : loadApp().syncFaults(syncs);
const readConfig = (): Config => (config ??= parseConfig(process.env, syncFaults));

const shell: Shell = {
  config: readConfig,
  log: () => (log ??= createLog(config?.logLevel ?? 'info')),
  print: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
  isTerminal: process.stderr.isTTY,
  isUnderNpm: process.env.npm_lifecycle_event !== undefined,
  exitWith: (code) => {
    exitCode = code;
  },
};

// A reader that needs no more, such as `head`, closes the pipe: that is no failure but of a command
// that has said so. A disk that is full is one of every command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCode);
  shell.note(`rootstock: standard output cannot be written: ${error.message}`);
  process.exit(1);
});

void run(process.argv, shell).then((code) => {
  const end = (): never => process.exit(code === 0 ? exitCode : code);
  // Output to a pipe is written in parts: exiting earlier would cut off a long report.
  process.stdout.write('', end);
});
