import type { VNode } from 'preact';
import {
  ContributeChoicesDocument,
  ContributeStartDocument,
  type ContributeChoicesQuery,
} from '../operations.generated';
import { definePage, type Page, type PageRequest } from '../page';
import { whole } from '../parts/words';
import { Field } from './form-field';
import { FORMS, type ContributeForm, type FormGroup, type Known } from './forms';

const Group = ({ group, request }: { readonly group: FormGroup; readonly request: PageRequest }): VNode => {
  const fields = group.fields.map((field) => (
    <Field key={field.path} field={field} value={request.query.get(field.path) ?? ''} />
  ));
  if (!group.isFirst)
    return (
      <details class="group">
        <summary>{group.title}</summary>
        {fields}
      </details>
    );
  return (
    <section class="group" aria-label={group.title}>
      {fields}
    </section>
  );
};

const Token = (): VNode => (
  <div class="field">
    <label for="token">Your token</label>
    <input
      id="token"
      type="password"
      autocomplete="off"
      spellcheck={false}
      aria-describedby="token-hint token-fault"
    />
    <p class="note" id="token-hint">
      It is kept in the memory of this page alone, and forgotten when you leave it. Operators make tokens with{' '}
      <code>rootstock token create</code>.
    </p>
    <p class="fault" id="token-fault" />
  </div>
);

const isKnown = (name: string): name is Known => ['tasks', 'licenses', 'libraries'].includes(name);

const Lists = ({ choices }: { readonly choices: ContributeChoicesQuery }): VNode => (
  <>
    {Object.entries(choices).flatMap(([name, terms]) =>
      isKnown(name)
        ? [
            <datalist id={name} key={name}>
              {terms.map(({ id }) => (
                <option key={id} value={id} />
              ))}
            </datalist>,
          ]
        : [],
    )}
  </>
);

interface FormProps {
  readonly form: ContributeForm;
  readonly request: PageRequest;
  readonly choices: ContributeChoicesQuery;
}

const Form = ({ form, request, choices }: FormProps): VNode => (
  <>
    <h1>{form.title}</h1>
    <p class="lead">{form.lead}</p>
    <p class="caution" id="scripts-needed">
      Without scripts a form cannot send your token. The same is done by a mutation of the{' '}
      <a href="/graphql">API</a>.
    </p>
    <form id="contribute" data-mutation={form.mutation} data-made-at={form.madeAt} noValidate>
      {form.groups.map((group) => (
        <Group key={group.title} group={group} request={request} />
      ))}
      <Token />
      <p id="outcome" role="status" />
      <button type="submit" disabled>
        {form.title}
      </button>
      <Lists choices={choices} />
    </form>
  </>
);

const pageOf = (form: ContributeForm): Page =>
  definePage({
    document: ContributeChoicesDocument,
    variables: () => ({}),
    show: (choices, request) => ({
      status: 200,
      title: `${form.title} · Rootstock`,
      description: form.lead,
      canonical: form.path,
      scripts: ['contribute.mjs'],
      asked: { query: form.mutation, variables: {} },
      body: <Form {...{ form, request, choices }} />,
    }),
  });

/** The forms, by their path. */
export const contributePages: readonly (readonly [string, Page])[] = FORMS.map((form) => [
  form.path,
  pageOf(form),
]);

/** What can be contributed. */
export const contributeStartPage = definePage({
  document: ContributeStartDocument,
  variables: () => ({}),
  show: ({ catalog: { counts } }) => ({
    status: 200,
    title: 'Contribute · Rootstock',
    description: 'Report a result, register a dataset or a model',
    canonical: '/contribute',
    body: (
      <>
        <h1>Contribute</h1>
        <p>
          The catalogue holds {whole(counts.transferResults)} results of {whole(counts.studies)} studies on{' '}
          {whole(counts.datasets)} datasets, and {whole(counts.models)} models. What you measured makes the
          next answer better.
        </p>
        <dl class="contribute">
          {FORMS.map(({ path, title, lead }) => (
            <div key={path}>
              <dt>
                <a href={path}>{title}</a>
              </dt>
              <dd>{lead}</dd>
            </div>
          ))}
        </dl>
        <p class="note">
          It takes a token, which whoever runs this server gives out. Programs do the same with mutations of
          the <a href="/graphql">API</a>.
        </p>
      </>
    ),
  }),
});
