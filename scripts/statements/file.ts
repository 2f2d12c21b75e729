import type { Form, RecordedStatement } from './recorder';

const VARIES = '-- The text depends on what is asked. Examples:';

/**
 * Without the indentation that the statement has in the code, where it stands deep inside a class.
 */
function outdented(text: string): string {
  const [first = '', ...rest] = text.trim().split('\n');
  const depths = rest.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const common = Math.min(...depths);
  return [first, ...rest.map((line) => line.slice(common))].map((line) => line.trimEnd()).join('\n');
}

const formText = ({ name, text }: Form): string =>
  `${name === null ? '' : `-- ${name}\n`}${outdented(text)};\n`;

/** The file that keeps a statement, as its text. */
export const fileText = ({ label, forms }: RecordedStatement): string =>
  [`-- ${label}\n`, ...(forms.some(({ name }) => name !== null) ? [`${VARIES}\n`] : []), '\n']
    .concat(forms.map(formText).join('\n'))
    .join('');

export interface KeptStatement {
  /** Whether other texts may run under the label, too. */
  readonly varies: boolean;
  readonly texts: readonly string[];
}

/** What `fileText` wrote. */
export function readFileText(file: string): KeptStatement {
  const withoutComments = file.replace(/^--.*\n/gm, '');
  const texts = withoutComments.split(/;\n/).map((text) => text.trim());
  return { varies: file.includes(`${VARIES}\n`), texts: texts.filter((text) => text !== '') };
}

/** Whether two texts are one statement, however they are broken into lines. */
export const isSameText = (left: string, right: string): boolean =>
  left.replace(/\s+/g, ' ').trim() === right.replace(/\s+/g, ' ').trim();
