import { Client } from 'pg';

const TRANSACTION_CONTROL = /^\s*(BEGIN|START TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET)\b/i;

/** Looks now and then whether a table is locked, when many connections are in use. */
const APART = 'rootstock-apart';

const isApart = (client: unknown): boolean =>
  (client as { connectionParameters?: { application_name?: string } }).connectionParameters
    ?.application_name === APART;

/**
 * The SQL statements that `work` sends to any database, without transaction control, and without
 * what is asked on a connection apart for all operations together.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const spy = jest.spyOn(Client.prototype, 'query');
  try {
    await work();
    for (const [at, [first]] of spy.mock.calls.entries()) {
      const query: unknown = first;
      if (isApart(spy.mock.contexts[at])) continue;
      const text = typeof query === 'string' ? query : (query as { text?: string }).text;
      if (text !== undefined && !TRANSACTION_CONTROL.test(text)) texts.push(text);
    }
  } finally {
    spy.mockRestore();
  }
  return texts;
}

/** How many SQL statements `work` sends. */
export const countStatements = async (work: () => Promise<unknown>): Promise<number> =>
  (await statementsOf(work)).length;
