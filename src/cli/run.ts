import { Command, CommanderError } from 'commander';
import { SETTINGS } from '../platform/config';
import { actingAs } from '../platform/database/actor';
import { AppError, type AppErrorCode } from '../platform/errors';
import { RefusedError } from '../platform/refusal';
import packageJson from '../../package.json';
import { backupCommand } from './backup.command';
import { doctorCommand } from './doctor.command';
import { evaluateCommand } from './evaluate.command';
import { exportCommand } from './export.command';
import { fitCommand } from './fit.command';
import { importCommand } from './import.command';
import { mcpCommand } from './mcp.command';
import { migrateCommand } from './migrate.command';
import { recommendCommand } from './recommend.command';
import { reportingRoleCommand } from './reporting-role.command';
import { restoreCommand } from './restore.command';
import { roleCommand } from './role.command';
import { schemaCommand } from './schema.command';
import { serveCommand } from './serve.command';
import type { ExitCode, Shell } from './shell';
import { tokenCommand } from './token.command';

/** Each command loads what it needs only when it runs, so that `--help` answers at once. */
const COMMANDS = [
  serveCommand,
  migrateCommand,
  schemaCommand,
  recommendCommand,
  mcpCommand,
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  fitCommand,
  evaluateCommand,
  tokenCommand,
  roleCommand,
  reportingRoleCommand,
] as const;

/** Whether the caller can avoid a failure by calling differently. */
const EXIT_CODES: Readonly<Record<AppErrorCode, ExitCode>> = {
  BAD_USER_INPUT: 2,
  BAD_CONFIGURATION: 2,
  UNAUTHENTICATED: 1,
  FORBIDDEN: 1,
  RATE_LIMITED: 1,
  UNAVAILABLE: 1,
  DEADLINE_EXCEEDED: 1,
  CANCELLED: 1,
};

const WIDEST = Math.max(...SETTINGS.map(({ variable }) => variable.length));

const ENVIRONMENT = SETTINGS.map(
  ({ variable, description, fallback }) =>
    `  ${variable.padEnd(WIDEST)} ${description}${fallback === null ? '' : ` (${fallback})`}`,
).join('\n');

const NOTES = `
Environment:
${ENVIRONMENT}

Exit codes: 0 done, 1 failed, 2 bad usage.`;

function buildProgram(shell: Shell): Command {
  const program = new Command('rootstock')
    .description('Which pretrained model should I start from? A catalogue that answers with evidence.')
    .version(packageJson.version)
    .addHelpText('after', NOTES);
  for (const command of COMMANDS) program.addCommand(command(shell));
  for (const command of withParts(program)) {
    command.showHelpAfterError('Add --help to see how it is called.').exitOverride();
    command.configureOutput({
      writeOut: (text) => shell.print(text.trimEnd()),
      writeErr: (text) => shell.note(text.trimEnd()),
    });
  }
  return program;
}

/** A command, its commands, and theirs. */
const withParts = (command: Command): Command[] => [command, ...command.commands.flatMap(withParts)];

/** Reports a failure in a line and a hint; its stack is for developers, at LOG_LEVEL=debug. */
function explain(error: unknown, shell: Shell): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // Commander has printed it already
  if (error instanceof AppError) {
    shell.note(`rootstock: ${error.message}`);
    if (error.hint !== undefined) shell.note(error.hint);
    return EXIT_CODES[error.code];
  }
  if (error instanceof RefusedError) {
    shell.note(`rootstock: ${error.message}`);
    return 2;
  }
  shell.note(`rootstock: ${error instanceof Error ? error.message : String(error)}`);
  shell.note('This was not foreseen; LOG_LEVEL=debug shows where it happened.');
  shell.log().debug({ err: error }, 'unexpected error');
  return 1;
}

/** What the audit log says was called, such as `import huggingface`: never a whole command line. */
const operationOf = (argv: readonly string[]): string =>
  argv
    .slice(2, 4)
    .filter((word) => /^[a-z][\w-]{0,39}$/.test(word))
    .join(' ') || 'command line';

/** Runs one command line, as `process.argv` gives it, and says how it ended. */
export async function run(argv: readonly string[], shell: Shell): Promise<ExitCode> {
  try {
    const operator = { principal: 'operator', requestId: null, operation: operationOf(argv) };
    await actingAs(operator, () => buildProgram(shell).parseAsync(argv));
    return 0;
  } catch (error) {
    return explain(error, shell);
  }
}
