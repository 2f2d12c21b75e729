// Runs in the browser, after the three classic scripts of the page have set their globals.
import { createClient } from '/explorer/client/index.mjs';

const { React, ReactDOM, GraphiQL } = window;

// The key under which GraphiQL keeps its tabs between visits.
const isFirstVisit = window.localStorage.getItem('graphiql:tabState') === null;

async function loadExamples() {
  const response = await fetch('/explorer/examples.json');
  return response.ok ? response.json() : [];
}

const toTab = ({ title, query, variables }) => ({
  query: `# ${title}\n${query.join('\n')}`,
  variables: JSON.stringify(variables, null, 2),
});

/** A link such as /graphql?query={catalog{revision}} opens with that operation. */
function linkedTab() {
  const parameters = new URLSearchParams(window.location.search);
  const query = parameters.get('query');
  return query === null ? null : { query, variables: parameters.get('variables') ?? '' };
}

const linked = linkedTab();
const examples = (await loadExamples()).map(toTab);
const tabs = linked === null ? examples : [linked, ...examples];

// GraphiQL fills its editors from `query` and `variables`, not from the tab that it opens first.
const opening = linked ?? (isFirstVisit ? tabs[0] : {});

const ask = GraphiQL.createFetcher({ url: '/graphql' });

/** The operation of a document that was chosen to run. */
const chosenOf = ({ definitions }, name) =>
  definitions.find((one) => one.kind === 'OperationDefinition' && (!name || one.name?.value === name));

/** GraphiQL follows subscriptions over WebSockets alone: here they come as server-sent events. */
function fetcher(params, options) {
  const chosen = options?.documentAST && chosenOf(options.documentAST, params.operationName);
  if (chosen?.operation !== 'subscription') return ask(params, options);
  const client = createClient({ url: '/graphql', headers: options.headers });
  return client.subscribe(params.query, params.variables, { operationName: params.operationName });
}

const title = React.createElement(
  GraphiQL.Logo,
  null,
  React.createElement('span', { className: 'rootstock-title' }, 'Rootstock'),
);

ReactDOM.createRoot(document.getElementById('explorer')).render(
  React.createElement(
    GraphiQL,
    {
      fetcher,
      defaultTabs: tabs,
      query: opening?.query,
      variables: opening?.variables,
      shouldPersistHeaders: false,
      defaultEditorToolsVisibility: 'variables',
    },
    title,
  ),
);
