import type { FormattedExecutionResult } from 'graphql';

/** The data of an answer as the JSON that it is sent as, so that it need not be written again. */
export class WrittenData {
  [field: string]: unknown;

  constructor(readonly json: string) {}
}

/** Writes a result as JSON. */
export function writeResult(result: FormattedExecutionResult): string {
  const { data, extensions } = result;
  if (!(data instanceof WrittenData)) return `${JSON.stringify(result)}\n`;
  const further = extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`;
  return `{"data":${data.json}${further}}\n`;
}
