import type { VNode } from 'preact';
import { pathWith } from '../parts/links';
import { spoken } from '../parts/words';
import { addressOf, isAsked, LICENSES, MODALITIES, OWN, type Question } from './question';

const EXAMPLES = [
  'find tuberculosis in chest radiographs',
  'detect ships in satellite images',
  'sentiment of product reviews',
  'transcribe phone calls',
  'forecast hourly electricity demand',
];

/** What the question can be narrowed to. */
export interface Choices {
  readonly tasks: readonly { readonly id: string; readonly name: string }[];
  readonly libraries: readonly { readonly id: string; readonly name: string }[];
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly fault?: string | undefined;
}

/** Ties a field to what is wrong with it. */
const faultOf = (name: string, fault: string | undefined) =>
  fault === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `fault-${name}` };

const Fault = ({ name, fault }: Pick<FieldProps, 'name' | 'fault'>): VNode | null =>
  fault === undefined ? null : (
    <span class="fault" id={`fault-${name}`}>
      {fault}
    </span>
  );

interface ChoiceProps extends FieldProps {
  readonly value: string;
  /** The form that it belongs to where it stands elsewhere; the answer is then asked for anew. */
  readonly form?: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** One of several. */
export const Choice = ({ name, label, value, options, fault, form }: ChoiceProps): VNode => (
  <label>
    <span>{label}</span>
    <select name={name} {...(form !== undefined && { form, 'data-asks': '' })} {...faultOf(name, fault)}>
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.text}
        </option>
      ))}
    </select>
    <Fault {...{ name, fault }} />
  </label>
);

interface EntryProps extends FieldProps {
  readonly value: string;
  readonly placeholder: string;
}

const Entry = ({ name, label, value, placeholder, fault }: EntryProps): VNode => (
  <label>
    {label}
    <input name={name} value={value} placeholder={placeholder} size={8} {...faultOf(name, fault)} />
    <Fault {...{ name, fault }} />
  </label>
);

const ANY = 'as understood';

interface FormProps {
  readonly question: Question;
  /** Slugs of the bases whose own result has a field on the page; the form keeps the others. */
  readonly fields?: ReadonlySet<string>;
  readonly choices: Choices;
  readonly faults: ReadonlyMap<string, string>;
  /** Whether what was understood is shown, where task and kind of data can be corrected. */
  readonly isUnderstood?: boolean;
}

interface UnderstoodProps extends Pick<FormProps, 'question' | 'choices' | 'faults'> {
  /** The form that they belong to, where they stand outside of it. */
  readonly form?: string;
  /** What an open choice was understood as. */
  readonly task?: string;
  readonly data?: string;
}

/** Task and kind of data: as they were understood, or as they are chosen. */
export const Understanding = ({ question, choices, faults, form, task, data }: UnderstoodProps): VNode => (
  <>
    <Choice
      name="task"
      label="Task"
      value={question.task}
      {...(form !== undefined && { form })}
      options={[
        { value: '', text: task ?? ANY },
        ...choices.tasks.map(({ id, name }) => ({ value: id, text: name })),
      ]}
    />
    <Choice
      name="data"
      label="Kind of data"
      value={question.modality.toUpperCase()}
      fault={faults.get('data')}
      {...(form !== undefined && { form })}
      options={[
        { value: '', text: data ?? ANY },
        ...MODALITIES.map((one) => ({ value: one, text: spoken(one) })),
      ]}
    />
  </>
);

const Limits = ({ question, choices, faults, isUnderstood = false }: FormProps): VNode => (
  <fieldset class="limits">
    <legend>Task and limits</legend>
    {isUnderstood ? null : <Understanding {...{ question, choices, faults }} />}
    <Entry
      name="size"
      label="Parameters, at most"
      value={question.size}
      placeholder="300M"
      fault={faults.get('size')}
    />
    <Entry
      name="memory"
      label="Memory in GB, at 16 bits"
      value={question.memory}
      placeholder="8"
      fault={faults.get('memory')}
    />
    <Choice
      name="license"
      label="Licence"
      value={question.license}
      fault={faults.get('license')}
      options={[...LICENSES].map(([value, { text }]) => ({ value, text }))}
    />
    <Choice
      name="library"
      label="Library"
      value={question.library}
      options={[
        { value: '', text: 'any' },
        ...choices.libraries.map(({ id, name }) => ({ value: id, text: name })),
      ]}
    />
    <Entry name="language" label="Language" value={question.language} placeholder="de" />
  </fieldset>
);

/** What is asked of a base, each with a link to ask without it. */
function LimitChips({ question }: Pick<FormProps, 'question'>): VNode | null {
  const { size, memory, license, library, language } = question;
  const limits = [
    { name: 'size', value: size, text: `at most ${size} parameters` },
    { name: 'memory', value: memory, text: `at most ${memory} GB at 16 bits` },
    { name: 'license', value: license, text: LICENSES.get(license)?.text ?? license },
    { name: 'library', value: library, text: `runs with ${library}` },
    { name: 'language', value: language, text: `language ${language}` },
  ].filter(({ value }) => value !== '');
  if (limits.length === 0) return null;
  return (
    <ul class="chips" aria-label="Limits">
      {limits.map(({ name, text }) => (
        <li key={name}>
          {text}{' '}
          <a href={pathWith('/', { ...addressOf(question), [name]: undefined })}>
            <span aria-hidden="true">×</span>
            <span class="hidden">without: {text}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The one box, with the limits under it; works without scripts, as the address carries it all. */
export const QuestionForm = (props: FormProps): VNode => {
  const { question } = props;
  const { text, dataset, domain } = question;
  return (
    <form id="question" action="/" method="get" role="search">
      <label class="asked" for="q">
        What is your task?
      </label>
      <div class="box">
        <input
          id="q"
          name="q"
          type="search"
          value={text}
          placeholder={dataset || domain || EXAMPLES[0]}
          autocomplete="off"
        />
        <button type="submit">Find</button>
      </div>
      {text === '' && dataset !== '' ? <input type="hidden" name="dataset" value={dataset} /> : null}
      {text === '' && dataset === '' && domain !== '' ? (
        <input type="hidden" name="domain" value={domain} />
      ) : null}
      <span id="kept">
        {[...question.own].map(([slug, value]) =>
          props.fields?.has(slug) === true ? null : (
            <input key={slug} type="hidden" name={`${OWN}${slug}`} value={value} />
          ),
        )}
      </span>
      <p class="examples">
        Try:{' '}
        {EXAMPLES.map((example, place) => (
          <span key={example}>
            {place === 0 ? '' : ' · '}
            <a href={pathWith('/', { q: example })}>{example}</a>
          </span>
        ))}
      </p>
      <div id="limits">
        <LimitChips question={question} />
      </div>
      <details open={isAsked(question)}>
        <summary>{props.isUnderstood === true ? 'Limits' : 'Task and limits'}</summary>
        <Limits {...props} />
      </details>
    </form>
  );
};
