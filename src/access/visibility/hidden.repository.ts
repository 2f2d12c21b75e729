import type { SqlExecutor } from '../../platform/database';

/** Each is looked up in an index of hidden rows. */
const ANYTHING = `
  SELECT EXISTS (SELECT FROM model WHERE visibility <> 'PUBLIC')
    OR EXISTS (SELECT FROM dataset WHERE visibility <> 'PUBLIC')
    OR EXISTS (SELECT FROM transfer_result WHERE visibility <> 'PUBLIC') AS "isAnything"`;

/** Whether there is anything that is not for everybody. */
export async function isAnythingHidden(sql: SqlExecutor): Promise<boolean> {
  const [row] = await sql.query<{ isAnything: boolean }>({ label: 'hidden_anything', text: ANYTHING });
  return row?.isAnything === true;
}
