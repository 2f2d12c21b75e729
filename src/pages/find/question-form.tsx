import type { VNode } from 'preact';
import { pathWith } from '../parts/links';
import { spoken } from '../parts/words';
import { isAsked, LICENSES, MODALITIES, OWN, type Question } from './question';

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
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

const Choice = ({ name, label, value, options, fault }: ChoiceProps): VNode => (
  <label>
    {label}
    <select name={name} {...faultOf(name, fault)}>
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

const ANY = { value: '', text: 'as understood' };

interface FormProps {
  readonly question: Question;
  /** Slugs of the bases whose own result has a field on the page; the form keeps the others. */
  readonly fields?: ReadonlySet<string>;
  readonly choices: Choices;
  readonly faults: ReadonlyMap<string, string>;
}

const Limits = ({ question, choices, faults }: FormProps): VNode => (
  <fieldset class="limits">
    <legend>Task and limits</legend>
    <Choice
      name="task"
      label="Task"
      value={question.task}
      options={[ANY, ...choices.tasks.map(({ id, name }) => ({ value: id, text: name }))]}
    />
    <Choice
      name="data"
      label="Kind of data"
      value={question.modality.toUpperCase()}
      fault={faults.get('data')}
      options={[ANY, ...MODALITIES.map((one) => ({ value: one, text: spoken(one) }))]}
    />
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
      <details open={isAsked(question)}>
        <summary>Task and limits</summary>
        <Limits {...props} />
      </details>
    </form>
  );
};
