import { Command } from 'commander';
import { loadApp } from './load-later';
import type { Shell } from './shell';

/** `rootstock schema`: the published contract, for composition and code generation. */
export const schemaCommand = (shell: Shell): Command =>
  new Command('schema')
    .description('print the SDL of the subgraph')
    .addHelpText('after', '\nExample:\n  rootstock schema > rootstock.graphql')
    .action(() => shell.print(loadApp().printSdl().trimEnd()));
