import { type Fault, withFound } from './fault';
import { Composer, CST, Parser } from 'yaml';
import { plainCopy, storable, TooDeepError, type Plain } from './plain-json';

const MAX_ALIASES = 50;
const MAX_DEPTH = 100;

/** What a YAML text holds; `fault` says why it cannot be used. */
export interface YamlReading {
  value: Plain;
  fault: Fault | null;
}

/**
 * Reads the first document of a YAML text (or JSON, which is YAML too) as plain data: custom tags
 * mean nothing, aliases are few, nesting and length are bounded, a key that is written twice counts
 * once.
 */
export function readYaml(text: string, maxCharacters: number): YamlReading {
  const failed = (fault: Fault): YamlReading => ({ value: null, fault });
  if (text.length > maxCharacters) return failed(`is longer than ${maxCharacters} characters`);
  const tokens = [...new Parser().parse(storable(text.replace(/^\uFEFF/, '')))];
  // Composing recurses, and too deep a recursion can abort the whole process inside a regular
  // expression: measure first.
  if (depthOf(tokens) > MAX_DEPTH) return failed('is nested too deep');
  try {
    const composer = new Composer({ schema: 'core', uniqueKeys: false, logLevel: 'silent' });
    const [document] = composer.compose(tokens);
    const error = document?.errors[0];
    if (error !== undefined) {
      return failed({
        message: `is not YAML: ${firstLine(error.message)}`,
        reason: `is not YAML: ${error.code}`,
      });
    }
    const value: unknown = document?.toJS({ maxAliasCount: MAX_ALIASES });
    return { value: plainCopy(value), fault: null };
  } catch (error) {
    if (error instanceof TooDeepError) return failed('is nested too deep');
    return failed(
      withFound('is not usable', error instanceof Error ? firstLine(error.message) : 'unknown fault'),
    );
  }
}

/** Levels of collections in a parse, counted without recursion. */
function depthOf(tokens: readonly CST.Token[]): number {
  let level: (CST.Token | null | undefined)[] = [...tokens];
  let depth = 0;
  for (; level.length > 0; depth += 1) {
    level = level.flatMap((token) => {
      if (token === null || token === undefined) return [];
      if (token.type === 'document') return [token.value];
      return CST.isCollection(token) ? token.items.flatMap(({ key, value }) => [key, value]) : [];
    });
  }
  return depth;
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? text;
