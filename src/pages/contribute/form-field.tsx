import type { VNode } from 'preact';
import { fieldWords, spoken } from '../parts/words';
import type { FormField } from './forms';

/** `study.key` as `Study key`. */
export function labelOf(path: string): string {
  const words = fieldWords(path);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export const idOf = (path: string): string => `field-${path.replaceAll('.', '-')}`;

interface Props {
  readonly field: FormField;
  /** What the address fills in. */
  readonly value: string;
}

/**
 * Without a name: what is typed is sent by the script alone, and never gets into an address.
 */
const common = ({ path, kind, isList, isRequired }: FormField) => ({
  id: idOf(path),
  'data-field': path,
  'data-kind': kind,
  'aria-describedby': `${idOf(path)}-hint ${idOf(path)}-fault`,
  ...(isList && { 'data-list': '' }),
  ...(isRequired && { required: true }),
});

const Control = ({ field, value }: Props): VNode => {
  const { kind, isLong, values, known, suggest, path } = field;
  if (kind === 'choice' || kind === 'flag') {
    const options = kind === 'flag' ? ['true', 'false'] : values;
    return (
      <select {...common(field)}>
        <option value="" />
        {options.map((one) => (
          <option key={one} value={one} selected={one === value}>
            {spoken(one)}
          </option>
        ))}
      </select>
    );
  }
  if (isLong) return <textarea {...common(field)} rows={3} value={value} />;
  const list = known ?? (suggest === null ? undefined : `${idOf(path)}-found`);
  return (
    <>
      <input
        {...common(field)}
        type="text"
        value={value}
        autocomplete="off"
        {...(kind !== 'text' && {
          inputMode: kind === 'whole' ? ('numeric' as const) : ('decimal' as const),
        })}
        {...(list !== undefined && { list })}
        {...(suggest !== null && { 'data-suggest': suggest })}
      />
      {suggest === null ? null : <datalist id={list} />}
    </>
  );
};

/** Several of what the schema lists: one box each. */
const Boxes = ({ field }: Props): VNode => (
  <fieldset
    id={idOf(field.path)}
    data-field={field.path}
    data-boxes=""
    aria-describedby={`${idOf(field.path)}-hint ${idOf(field.path)}-fault`}
  >
    <legend>{labelOf(field.path)}</legend>
    {field.values.map((one) => (
      <label key={one} class="box-of">
        <input type="checkbox" value={one} /> {spoken(one)}
      </label>
    ))}
  </fieldset>
);

const isBoxes = ({ isList, kind }: FormField): boolean => isList && kind === 'choice';

/** A field with its label, what the schema says of it, and room for what is wrong with it. */
export const Field = (props: Props): VNode => {
  const { path, description, isRequired, isList } = props.field;
  const hint =
    isList && !isBoxes(props.field) ? `${description} Several with commas between them.` : description;
  return (
    <div class="field">
      {isBoxes(props.field) ? (
        <Boxes {...props} />
      ) : (
        <>
          <label for={idOf(path)}>
            {labelOf(path)}
            {isRequired ? '' : <span class="note"> (optional)</span>}
          </label>
          <Control {...props} />
        </>
      )}
      <p class="note" id={`${idOf(path)}-hint`}>
        {hint}
      </p>
      <p class="fault" id={`${idOf(path)}-fault`} />
    </div>
  );
};
