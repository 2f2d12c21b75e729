/**
 * Whether a token is for some of these publishers and for nothing else, so that their maintainers
 * decide about it; SQL.
 *
 * @param row its row, with the columns `scopes` and `isForEveryPublisher`
 * @param principal `token:<uuid>`
 * @param publishers their ids, an int[]
 */
export const isOnlyFor = (row: string, principal: string, publishers: string): string =>
  `(NOT ${row}."isForEveryPublisher" AND NOT 'admin' = ANY (${row}.scopes)
    AND EXISTS (SELECT FROM publisher_grant given WHERE given.principal = ${principal})
    AND NOT EXISTS (SELECT FROM publisher_grant given WHERE given.principal = ${principal}
      AND (given."publisherId" = ANY (${publishers})) IS NOT TRUE))`;
