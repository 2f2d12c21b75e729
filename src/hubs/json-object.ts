import { isPlainObject, plainCopy, TooDeepError, type Plain, type PlainObject } from './plain-json';

/** JSON out of text from anyone, or why there is none. Safe to store: see `plainCopy`. */
export function parseJson(text: string): { value: Plain } | { fault: string } {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return { value: plainCopy(parsed) };
  } catch (error) {
    const isTooDeep = error instanceof TooDeepError || error instanceof RangeError;
    return { fault: isTooDeep ? 'is nested too deep' : 'is not JSON' };
  }
}

/** As `parseJson`, for what has to be an object. */
export function parseJsonObject(text: string): { value: PlainObject } | { fault: string } {
  const parsed = parseJson(text);
  if ('fault' in parsed) return parsed;
  const { value } = parsed;
  return isPlainObject(value) ? { value } : { fault: 'is no JSON object' };
}
