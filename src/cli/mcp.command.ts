import { Console } from 'node:console';
import { once } from 'node:events';
import { Command } from 'commander';
import type { Ask } from '../mcp';
import { identifyIn } from '../platform/operator/messages';
import { loadApp, loadMcp } from './load-later';
import { serverOf } from './operator';
import { operatorCommands } from './operator-commands';
import { ServiceAtHand } from './service-at-hand';
import type { Shell } from './shell';

/** An agent's host keeps this process for days, and others want the embedded database. */
const IDLE_MS = 60_000;

const HELP = `
An agent's host starts it and talks to it over standard input and output; people need not call it.
It asks the server that has the data folder. Where none runs, it opens the catalogue of the settings
itself when it is first asked, and lets go of it after a minute without a question.

In the settings of Claude Desktop, Cursor and others, with whole paths, as hosts start it elsewhere:
  { "mcpServers": { "rootstock": { "command": "rootstock", "args": ["mcp"],
      "env": { "ROOTSTOCK_DATA_DIR": "/srv/rootstock/.rootstock" } } } }

A running server offers the same over HTTP at /mcp.`;

const WITHOUT_TOKEN = 'Set ROOTSTOCK_TOKEN where "rootstock mcp" is started.';

/** Asks in the name of the token of the settings. */
const askAt =
  (service: ServiceAtHand, token: string | null): Ask =>
  async (question, signal) => {
    const { data, faults } = await service.use((url) =>
      loadMcp().askService({ url, token }, question, signal),
    );
    return {
      data,
      faults: faults.map((fault) =>
        fault.code === 'UNAUTHENTICATED' ? { ...fault, message: `${fault.message} ${WITHOUT_TOKEN}` } : fault,
      ),
    };
  };

/** Until the host has said all, or wants the process to end. */
const untilOver = (): Promise<unknown> =>
  Promise.race([
    once(process.stdin, 'end'),
    once(process.stdin, 'close'),
    once(process, 'SIGTERM'),
    once(process, 'SIGINT'),
  ]);

/** `rootstock mcp`: what agents can have done, over standard input and output. */
export const mcpCommand = (shell: Shell): Command =>
  new Command('mcp')
    .description('answer an agent over standard input and output (Model Context Protocol)')
    .addHelpText('after', HELP)
    .action(async () => {
      const [config, log] = [shell.config(), shell.log()];
      // Standard output is the protocol's alone; libraries that print write elsewhere.
      globalThis.console = new Console(process.stderr);
      const start = () => loadApp().startOwnService(config, log, operatorCommands);
      const service = new ServiceAtHand({ find: () => serverOf(shell), start }, IDLE_MS);
      if (process.stdin.isTTY)
        shell.note('Waiting for an agent on standard input; --help says how to set one up.');
      const over = untilOver();
      const conversation = loadMcp().talkOverStdio(
        { ask: askAt(service, config.token), identify: identifyIn(log) },
        (error) => log.debug({ err: error }, 'a message of an agent was refused'),
      );
      await over;
      await conversation.end();
      await service.close();
    });
