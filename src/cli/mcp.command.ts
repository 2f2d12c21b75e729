import { Console } from 'node:console';
import { once } from 'node:events';
import { Command, InvalidArgumentError } from 'commander';
import type { Ask } from '../mcp';
import { actingAs, SYSTEM } from '../platform/database/actor';
import type { AnnouncedServer } from '../platform/operator/announced-server';
import { identifyIn } from '../platform/operator/messages';
import { loadApp, loadMcp } from './load-later';
import { isHeldByAnother, serverOf } from './operator';
import { operatorCommands } from './operator-commands';
import { ServiceAtHand } from './service-at-hand';
import type { Shell } from './shell';

/** An agent's host keeps this process for days, and others want the embedded database. */
const IDLE_MS = 60_000;
/** Hosts wait about a minute for an answer. */
const HANDOVER_MS = 20_000;

const HELP = `
An agent's host starts it and talks to it over standard input and output; people need not call it.
It asks the server that --server names, else the one that has the data folder. Where none runs, it opens the catalogue of the settings
itself when it is first asked, and lets go of it after a minute without a question.

In the settings of Claude Desktop, Cursor and others, with whole paths, as hosts start it elsewhere:
  { "mcpServers": { "rootstock": { "command": "rootstock", "args": ["mcp"],
      "env": { "ROOTSTOCK_DATA_DIR": "/srv/rootstock/.rootstock" } } } }

A running server offers the same over HTTP at /mcp.`;

/** @throws InvalidArgumentError for anything but the address of a server */
function serverAddress(written: string): string {
  if (/^https?:/.test(written) && URL.canParse(written)) return new URL(written).origin;
  throw new InvalidArgumentError('Expected the address of a server, such as http://127.0.0.1:4000.');
}

/** What to do about a token that is not there, or that nobody knows. */
const tokenAdvice = (token: string | null): string =>
  token === null
    ? 'Set ROOTSTOCK_TOKEN where "rootstock mcp" is started.'
    : 'It is the token of ROOTSTOCK_TOKEN, where "rootstock mcp" is started.';

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
        fault.code === 'UNAUTHENTICATED'
          ? { ...fault, message: `${fault.message} ${tokenAdvice(token)}` }
          : fault,
      ),
    };
  };

/** The server that has the data folder, once it answers questions. */
function answeringServerOf(shell: Shell): AnnouncedServer | null {
  const server = serverOf(shell);
  return server?.isReady === true ? server : null;
}

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
    .option('--server <url>', 'the server to ask, wherever it is', serverAddress)
    .addHelpText('after', HELP)
    .action(async ({ server }: { readonly server?: string }) => {
      const [config, log] = [shell.config(), shell.log()];
      // Standard output is the protocol's alone; libraries that print write elsewhere.
      globalThis.console = new Console(process.stderr);
      const service = new ServiceAtHand(
        {
          find: () => (server === undefined ? answeringServerOf(shell) : { url: server }),
          isHeld: () => isHeldByAnother(shell),
          // What the service does by itself is not the operator's doing.
          start: () => actingAs(SYSTEM, () => loadApp().startOwnService(config, log, operatorCommands)),
          onBadEnd: (error) => log.error({ err: error }, 'the service of this process did not end well'),
        },
        { idleMs: IDLE_MS, handoverMs: HANDOVER_MS },
      );
      if (process.stdin.isTTY)
        shell.note('Waiting for an agent on standard input; --help says how to set one up.');
      const over = untilOver();
      const conversation = loadMcp().talkOverStdio(
        { ask: askAt(service, config.token), identify: identifyIn(log) },
        // The one host that writes here made it, or this process failed.
        (error) => log.warn({ err: error }, 'a message of an agent was not answered as it was meant'),
      );
      await over;
      await conversation.end();
      await service.close();
    });
