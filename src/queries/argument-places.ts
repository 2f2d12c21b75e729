import { Kind, type DocumentNode, type FieldNode, type SelectionSetNode, type ValueNode } from 'graphql';

/** Where a field of a query takes the value of a variable. */
export interface ArgumentPlace {
  /** Path of its arguments, such as `where.domain.within`. */
  readonly path: string;
  readonly variable: string;
}

function placesIn(value: ValueNode, path: string): ArgumentPlace[] {
  switch (value.kind) {
    case Kind.VARIABLE:
      return [{ path, variable: value.name.value }];
    case Kind.OBJECT:
      return value.fields.flatMap((field) => placesIn(field.value, `${path}.${field.name.value}`));
    case Kind.LIST:
      return value.values.flatMap((member, index) => placesIn(member, `${path}.${index}`));
    default:
      return [];
  }
}

/** Where a field takes values of variables. */
export const placesOf = ({ arguments: given = [] }: FieldNode): ArgumentPlace[] =>
  given.flatMap(({ name, value }) => placesIn(value, name.value));

/** The fields that answer under a name, those of fragments with them. */
function fieldsNamed(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  name: string,
): readonly FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD)
      return (selection.alias ?? selection.name).value === name ? [selection] : [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsNamed(document, selection.selectionSet, name);
    return document.definitions
      .filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
      .filter((fragment) => fragment.name.value === selection.name.value)
      .flatMap((fragment) => fieldsNamed(document, fragment.selectionSet, name));
  });
}

/** Where the fields at a path of the answer take values of variables. */
export function placesAt(document: DocumentNode, path: readonly (string | number)[]): ArgumentPlace[] {
  let within = document.definitions
    .filter((each) => each.kind === Kind.OPERATION_DEFINITION)
    .map(({ selectionSet }) => selectionSet);
  let fields: readonly FieldNode[] = [];
  for (const name of path.filter((step) => typeof step === 'string')) {
    fields = within.flatMap((selectionSet) => fieldsNamed(document, selectionSet, name));
    within = fields.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
  }
  return fields.flatMap(placesOf);
}

/**
 * What the caller wrote where a field names its argument: `first` is `results` where `$results` is
 * given there. Null where no variable is.
 */
export function parameterAt(places: readonly ArgumentPlace[], argument: string): string | null {
  const given = places.find(({ path }) => argument === path || argument.startsWith(`${path}.`));
  if (given !== undefined) return `${given.variable}${argument.slice(given.path.length)}`;
  // A fault of an object that only one variable is in.
  const [only, ...others] = places.filter(({ path }) => path.startsWith(`${argument}.`));
  return only === undefined || others.length > 0 ? null : only.variable;
}
