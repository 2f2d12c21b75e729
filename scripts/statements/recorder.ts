import type { Database, Statement, Transaction } from '../../src/platform/database';

/** The text of one statement, and of which question it is the answer where there are several. */
export interface Form {
  readonly name: string | null;
  readonly text: string;
}

/** Everything that is kept of the statements of one label. */
export interface RecordedStatement {
  readonly feature: string;
  readonly label: string;
  readonly forms: Form[];
}

/** Rows to answer with, by label: what comes after a statement may hang on what it found. */
export type Answers = Readonly<Record<string, readonly object[]>>;

/** What repositories ask for: a database or a transaction of it. */
export type Recording = Database & Transaction;

/** Notes the statements that the code of one feature would run; runs none of them. */
export class Recorder {
  readonly statements = new Map<string, RecordedStatement>();

  constructor(private readonly feature: string) {}

  /**
   * What notes every statement that it is asked to run.
   * @param form names the question where the text of a statement depends on what is asked
   */
  on({ form = null, answers = {} }: { form?: string | null; answers?: Answers } = {}): Recording {
    const query = (statement: Statement): Promise<readonly object[]> => {
      this.note(statement, form);
      return Promise.resolve(answers[statement.label] ?? []);
    };
    const manager = { query: () => Promise.resolve([]) };
    const own = { query, manager, visible: { query } };
    const transaction = (work: (within: unknown) => unknown): unknown => work(own);
    return { ...own, kind: 'embedded', transaction, snapshot: transaction } as unknown as Recording;
  }

  private note({ label, text }: Statement, name: string | null): void {
    const known = this.statements.get(label) ?? { feature: this.feature, label, forms: [] };
    this.statements.set(label, known);
    if (known.forms.some((form) => form.text === text && form.name === name)) return;
    if (known.forms.some((form) => form.name === name))
      throw new Error(`The statement "${label}" has several texts: say in \`form\` what each is for.`);
    known.forms.push({ name, text });
  }
}
