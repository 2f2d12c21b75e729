import { holderOf } from '../platform/database/data-folder.lock';
import { findServer, type AnnouncedServer } from '../platform/operator/announced-server';
import { askServer } from '../platform/operator/ask-server';
import type { Answer } from '../platform/operator/messages';
import type { Shell } from './shell';

/**
 * A command as it runs where the catalogue is open: in this process, or in the server that has the
 * data folder, which gets `input` as JSON. Its texts are the result; a text that it ends with is a
 * note for the person watching.
 */
export interface OperatorCommand<Input, Services> {
  /** What is called, in one word: `token create` is `token-create`. */
  readonly name: string;
  readonly run: (input: Input, services: Services) => Answer;
}

/** Where a command finds the catalogue. */
export interface Catalogue<Services> {
  /** The running server that has the data folder; null where none has. */
  findServer(): AnnouncedServer | null;
  /** Opens the catalogue in this process. */
  open(): Promise<Services & { close(): Promise<void> }>;
}

/** The running server that has the data folder of the settings; null where none has. */
export function serverOf(shell: Shell): AnnouncedServer | null {
  const { databaseUrl, dataDir } = shell.config();
  return databaseUrl === null ? findServer(dataDir) : null;
}

/** Whether another process has the data folder of the settings, be it one that answers nothing. */
export function isHeldByAnother(shell: Shell): boolean {
  const { databaseUrl, dataDir } = shell.config();
  if (databaseUrl !== null) return false;
  const holder = holderOf(dataDir);
  return holder !== null && holder !== process.pid;
}

/** The catalogue of the settings. */
export const catalogueOf = <Services>(
  shell: Shell,
  open: Catalogue<Services>['open'],
): Catalogue<Services> => ({
  findServer: () => serverOf(shell),
  open,
});

/** Runs a command in the server that has the data folder, or, where none has, in this process. */
export async function* answerOf<Input, Services>(
  { name, run }: OperatorCommand<Input, Services>,
  input: Input,
  catalogue: Catalogue<Services>,
): Answer {
  const server = catalogue.findServer();
  if (server !== null) return yield* askServer(server, { command: name, input });
  const services = await catalogue.open();
  try {
    return yield* run(input, services);
  } finally {
    await services.close();
  }
}

/** Prints an answer when it is whole, with the note that it may end with. */
export async function printAnswer(shell: Shell, answer: Answer): Promise<void> {
  const texts: string[] = [];
  let step = await answer.next();
  for (; step.done !== true; step = await answer.next()) texts.push(step.value);
  shell.print(texts.join(''));
  if (typeof step.value === 'string') shell.note(step.value);
}
