import type { ExecutionResult, FormattedExecutionResult } from 'graphql';

/** The data of an answer as the JSON that it is sent as, so that it need not be written again. */
export class WrittenData {
  [field: string]: unknown;

  constructor(readonly json: string) {}
}

/**
 * Writes the data of a whole answer now. What it was written from is let go before Apollo Server
 * takes the answer on, whose objects live longer than V8's young generation.
 */
export function writtenSoon(result: ExecutionResult): ExecutionResult {
  const { data, errors } = result;
  if (errors !== undefined || data === undefined || data === null) return result;
  return { data: new WrittenData(JSON.stringify(data)) };
}

/** Writes a result as JSON. */
export function writeResult(result: FormattedExecutionResult): string {
  const { data, extensions } = result;
  if (!(data instanceof WrittenData)) return `${JSON.stringify(result)}\n`;
  const further = extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`;
  return `{"data":${data.json}${further}}\n`;
}
