import { isSameText, readFileText, type KeptStatement } from '../../scripts/statements/file';
import { keptFiles, labelOfFile } from '../../scripts/statements/kept';
import type { Statement } from '../../src/platform/database';

let kept: ReadonlyMap<string, KeptStatement> | undefined;

/** The texts under `schema/statements`, by label. */
export function keptStatements(): ReadonlyMap<string, KeptStatement> {
  kept ??= new Map([...keptFiles()].map(([file, text]) => [labelOfFile(file), readFileText(text)]));
  return kept;
}

/** Statements of tests themselves. */
const isOfTest = (label: string): boolean => label === 'test' || label.startsWith('test_');

/**
 * Holds a statement that runs to what is kept of its label.
 * @throws Error when nothing is kept of it, or another text
 */
export function expectKept({ label, text }: Statement): void {
  if (isOfTest(label)) return;
  const statement = keptStatements().get(label);
  if (statement === undefined)
    throw new Error(
      `The statement "${label}" ran, and schema/statements has no file of it: add it to scripts/statements/.`,
    );
  if (statement.varies || statement.texts.some((known) => isSameText(known, text))) return;
  throw new Error(
    `The statement "${label}" ran with a text that its file under schema/statements does not have: ` +
      `run "npm run statements:emit", or add an example of the text to scripts/statements/.\n${text}`,
  );
}
