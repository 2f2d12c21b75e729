import { isPlainObject, plainCopy, TooDeepError, type Plain, type PlainObject } from './plain-json';
import { asDecoded, type Written } from './text-encoding';

/** JSON out of text from anyone, or why there is none. Safe to store: see `plainCopy`. */
export function parseJson(written: Written): { value: Plain } | { fault: string } {
  const { text, fault } = asDecoded(written);
  if (fault !== null) return { fault };
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return { value: plainCopy(parsed) };
  } catch (error) {
    const isTooDeep = error instanceof TooDeepError || error instanceof RangeError;
    return { fault: isTooDeep ? 'is nested too deep' : 'is not JSON' };
  }
}

/** As `parseJson`, for what has to be an object. */
export function parseJsonObject(written: Written): { value: PlainObject } | { fault: string } {
  const parsed = parseJson(written);
  if ('fault' in parsed) return parsed;
  const { value } = parsed;
  return isPlainObject(value) ? { value } : { fault: 'is no JSON object' };
}
