/** How a value is written: `whole` and `number` as figures, `choice` as one of its values. */
export type FieldKind = 'text' | 'whole' | 'number' | 'flag' | 'choice';

/** A field of an input of the API, as the schema describes it. */
export interface InputField {
  readonly kind: FieldKind;
  readonly isList: boolean;
  readonly isRequired: boolean;
  readonly description: string;
  /** What can be chosen; empty where anything can be written. */
  readonly values: readonly string[];
}
