/**
 * What every connection sets for itself, because answers and their cost depend on it and a database
 * or a role may have other defaults (`ALTER DATABASE ... SET`). Left to them are `search_path`,
 * whether transactions are read-only, and timeouts at the command line; a service sets its own.
 */
export const SESSION_SETTINGS = {
  // Times are parsed by the driver, which reads ISO only; literals in statements are ISO as well.
  DateStyle: 'ISO,MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  // Sort keys go to cursors and back, so they need every digit.
  extra_float_digits: '1',
  bytea_output: 'hex',
  // How statements and arrays are read.
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  transform_null_equals: 'off',
  // Batches expect to see what others committed meanwhile, and not to be refused for it.
  default_transaction_isolation: 'read committed',
  // No statement here runs long enough to earn back the half second that compiling it may take.
  jit: 'off',
} as const;

/** An address without the settings that it names itself, and all settings of a connection. */
export interface StartupOptions {
  readonly url: string;
  readonly options: string;
}

/** How a program means to use its connections. */
interface Intent {
  readonly readOnly?: boolean;
}

/** Who only looks says so, and is held to it by the database; whatever else stands is left. */
const settingsFor = ({ readOnly = false }: Intent): readonly (readonly [string, string])[] =>
  Object.entries({ ...SESSION_SETTINGS, ...(readOnly ? { default_transaction_read_only: 'on' } : {}) });

/** Blanks separate settings there. */
const escaped = (value: string): string => value.replace(/[\\ ]/g, (character) => `\\${character}`);

/**
 * The settings as PostgreSQL takes them when a connection starts, where they win over what database
 * and role have set. Settings in the address (`?options=-c search_path=...`) come before them: the
 * driver would take the one in the place of the other.
 */
export function startupOptions(address: string, intent: Intent = {}): StartupOptions {
  const settings = settingsFor(intent).map(([name, value]) => `-c ${name}=${escaped(value)}`);
  const url = new URL(address);
  const own = url.searchParams.get('options');
  if (own === null) return { url: address, options: settings.join(' ') };
  url.searchParams.delete('options');
  return { url: url.href, options: [own, ...settings].join(' ') };
}

/** The same settings as statements, for the one connection of the embedded database. */
export const settingStatements = (intent: Intent = {}): string =>
  settingsFor(intent)
    .map(([name, value]) => `SET ${name} = '${value}'`)
    .join('; ');
