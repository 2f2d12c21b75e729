import { CST, Lexer } from 'yaml';

/** A part of a text that another one takes the place of. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Each pass may uncover what the one before took for something else. */
const MAX_PASSES = 10;
/** What all passes together may read, and one pass may add, in characters. */
const MAX_READ = 16 * 1024 * 1024;
const MAX_ADDED = 4 * 1024 * 1024;
/** Tokens that stand for no characters of the text. */
const WITHOUT_TEXT = new Set<CST.TokenType | null>(['doc-mode', 'flow-error-end', 'scalar']);

/**
 * A YAML text as it has to be laid out for a strict reader, where js-yaml (the Hub's own reader)
 * and PyYAML take it as it is: they heed no indentation inside quotes and brackets, want no
 * space before a comment that follows them, and take a carriage return for the end of a line. The
 * same text where there is nothing to lay out anew.
 */
export function laidOut(text: string): string {
  let current = text.replace(/\r\n?/g, '\n');
  let read = 0;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    read += current.length;
    const edits = read > MAX_READ ? [] : editsOf(current);
    if (edits.length === 0) return current;
    current = edited(current, edits);
  }
  return current;
}

function editsOf(text: string): Edit[] {
  const edits: Edit[] = [];
  let [offset, settled, level, opening, added] = [0, 0, 0, 0, 0];
  let isPlain = false;
  for (const token of new Lexer().lex(text)) {
    const type: CST.TokenType | null = isPlain ? null : CST.tokenType(token);
    isPlain = type === 'scalar';
    const place = offset;
    if (!WITHOUT_TEXT.has(type)) offset += token.length;
    // What the lexer made of the rest of a token that it broke off means nothing.
    if (place < settled) continue;
    let from: number | null = null;
    let end: number | null = null;
    if (type === 'flow-error-end') [from, end, level] = [opening, endOfFlow(text, opening), 0];
    else if (type === 'flow-seq-start' || type === 'flow-map-start') {
      if (level === 0) opening = place;
      level += 1;
    } else if (type === 'flow-seq-end' || type === 'flow-map-end') level -= 1;
    else if (isQuoted(type) && level === 0) {
      const close = endOfQuoted(text, place);
      if (close !== offset) [from, end] = [place, close];
    } else if (type === 'comment' && /\S/.test(text[place - 1] ?? ' '))
      edits.push({ from: place, to: place, text: ' ' });
    if (from === null) continue;
    // Behind a quote or bracket that never closes nothing is sure.
    if (end === null) break;
    const edit = indentedPart(text, from, end);
    added += edit.text.length - (end - from);
    if (added > MAX_ADDED) return [];
    edits.push(edit);
    settled = end;
  }
  return edits;
}

const isQuoted = (type: CST.TokenType | null): boolean =>
  type === 'double-quoted-scalar' || type === 'single-quoted-scalar';

/** The place behind the quoted text that begins at `from`; null when it does not end. */
function endOfQuoted(text: string, from: number): number | null {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\' && quote === '"') at += 1;
    else if (character === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return null;
}

/** The place behind the bracket that closes the one at `from`; null when it is not closed. */
function endOfFlow(text: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const before = text[at - 1] ?? ' ';
    if ((character === '"' || character === "'") && /[\s,:[{]/.test(before)) {
      const end = endOfQuoted(text, at);
      if (end === null) return null;
      at = end - 1;
    } else if (character === '#' && /\s/.test(before)) {
      at = text.indexOf('\n', at);
      if (at < 0) return null;
    } else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

/** The lines of a part, all but its first one step further in than the line that it begins on. */
function indentedPart(text: string, from: number, to: number): Edit {
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  const step = ' '.repeat((/^[\s?:-]*/.exec(line)?.[0].length ?? 0) + 1);
  return { from, to, text: text.slice(from, to).replace(/\n(?!\n)/g, `\n${step}`) };
}

function edited(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.from), edit.text);
    at = edit.to;
  }
  return [...parts, text.slice(at)].join('');
}
