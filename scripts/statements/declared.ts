import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const SOURCES = path.join(__dirname, '..', '..', 'src');

/** A label as the code writes it; what is put into it while the program runs matches anything. */
export interface DeclaredLabel {
  /** File and line. */
  readonly place: string;
  readonly label: RegExp;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternOf(label: ts.Expression): RegExp | null {
  if (ts.isStringLiteralLike(label)) return new RegExp(`^${escaped(label.text)}$`);
  if (!ts.isTemplateExpression(label)) return null;
  const rest = label.templateSpans.map(({ literal }) => `.+${escaped(literal.text)}`);
  return new RegExp(`^${escaped(label.head.text)}${rest.join('')}$`);
}

const propertyOf = (
  node: ts.ObjectLiteralExpression,
  name: string,
): ts.ObjectLiteralElementLike | undefined =>
  node.properties.find((property) => property.name?.getText() === name);

function labelsIn(file: string): DeclaredLabel[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: DeclaredLabel[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isObjectLiteralExpression(node) || propertyOf(node, 'text') === undefined) return;
    const label = propertyOf(node, 'label');
    const pattern =
      label !== undefined && ts.isPropertyAssignment(label) ? patternOf(label.initializer) : null;
    if (pattern === null) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push({ place: `${path.relative(path.dirname(SOURCES), file)}:${line + 1}`, label: pattern });
  };
  visit(source);
  return found;
}

/** The labels of all object literals in the sources that have a `label` and a `text`. */
export function declaredLabels(): DeclaredLabel[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(SOURCES, file))
    .filter((file) => readFileSync(file, 'utf8').includes('label: '))
    .sort()
    .flatMap(labelsIn);
}
