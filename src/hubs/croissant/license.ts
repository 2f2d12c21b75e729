import { isPlainObject, own, textOf, type Plain } from '../plain-json';
import type { Context } from './json-ld';

const CHOOSE = /^https?:\/\/(?:www\.)?choosealicense\.com\/licenses\/([\w.-]+)\/?$/i;
const SPDX = /^https?:\/\/(?:www\.)?spdx\.org\/licenses\/([\w.+-]+?)(?:\.html|\.json)?\/?$/i;
const OPEN_SOURCE = /^https?:\/\/(?:www\.)?opensource\.org\/licenses?\/([\w.-]+?)(?:\.php)?\/?$/i;
const COMMONS = /^https?:\/\/(?:www\.)?creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)(?:\/|$)/i;
const ZERO = /^https?:\/\/(?:www\.)?creativecommons\.org\/publicdomain\/zero\/1\.0(?:\/|$)/i;
/** What tools write for "nothing". */
const NOTHING = new Set(['none', 'null', 'undefined', 'nan', 'n/a']);

/**
 * The name of a licence behind the address of one of the places that keep them; any other text as
 * it is.
 */
function nameOfLicense(written: string): string | null {
  const [, kind, version] = COMMONS.exec(written) ?? [];
  const named = (CHOOSE.exec(written) ?? SPDX.exec(written) ?? OPEN_SOURCE.exec(written))?.[1] ?? written;
  if (NOTHING.has(named.toLowerCase())) return null;
  if (ZERO.test(written)) return 'cc0-1.0';
  return kind === undefined || version === undefined ? named : `cc-${kind.toLowerCase()}-${version}`;
}

/** Licences of a `license`: an address, a name, a CreativeWork, or a list of them. */
export function licensesOf(
  values: readonly Plain[],
  context: Context,
): { names: string[]; nothing: string[] } {
  const written = values.flatMap((value) => {
    if (!isPlainObject(value)) return textOf(value) ?? [];
    return textOf(own(value, '@id')) ?? context.text(value, 'url') ?? context.text(value, 'name') ?? [];
  });
  return {
    names: [...new Set(written.flatMap((text) => nameOfLicense(text) ?? []))],
    nothing: written.filter((text) => nameOfLicense(text) === null),
  };
}
