import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import decisions from './data/kept-fields.json';

/** Which fields say nothing but what the catalogue holds for whoever may see it, by their type. */
export interface FieldDecisions {
  readonly kept: Readonly<Record<string, readonly string[]>>;
  /** The others, by coordinate, and why. */
  readonly notKept: Readonly<Record<string, string>>;
}

export const FIELD_DECISIONS: FieldDecisions = decisions;

/**
 * Knows which operations ask for nothing but fields whose answers may be kept. A field that nobody
 * has decided about is none of them.
 */
export class KeptFields {
  private readonly kept: ReadonlySet<string>;
  /** Dropped together with the documents. */
  private readonly judged = new WeakMap<DocumentNode, boolean>();

  constructor(
    private readonly schema: GraphQLSchema,
    { kept }: Pick<FieldDecisions, 'kept'> = FIELD_DECISIONS,
  ) {
    this.kept = new Set(
      Object.entries(kept).flatMap(([type, fields]) => fields.map((field) => `${type}.${field}`)),
    );
  }

  /** Whether every field of a valid document is one of those. */
  areAllOf(document: DocumentNode): boolean {
    const known = this.judged.get(document);
    if (known !== undefined) return known;
    const judgement = this.judge(document);
    this.judged.set(document, judgement);
    return judgement;
  }

  private judge(document: DocumentNode): boolean {
    const types = new TypeInfo(this.schema);
    let areAll = true;
    const Field = ({ name }: { readonly name: { readonly value: string } }): void => {
      const isKept =
        name.value === '__typename' || this.kept.has(`${types.getParentType()?.name}.${name.value}`);
      areAll &&= isKept;
    };
    visit(document, visitWithTypeInfo(types, { Field }));
    return areAll;
  }
}
