import type { VNode } from 'preact';
import type { Document } from '../document';
import { addressOf, inputOf, isAsked, questionOf, targetOf } from '../find/question';
import { budgetOf, faultsOf, PlanForm, purposeOf } from './plan-form';
import { PlanTrialsDocument, type PlanTrialsQuery } from '../operations.generated';
import { definePage, staticPage, type Page, type PageRequest } from '../page';
import { Faults } from '../parts/faults';
import { Table } from '../parts/facts';
import { modelPath, pathWith } from '../parts/links';
import { signed } from '../parts/words';

type Plan = PlanTrialsQuery['trialPlan'];

const Trials = ({ plan }: { readonly plan: Plan }): VNode => {
  if (plan.abstention !== null)
    return (
      <p>
        {plan.abstention.reason} {plan.abstention.advice}
      </p>
    );
  return (
    <>
      <p class="lead">{plan.text}</p>
      {plan.warning === null ? null : <p class="caution">{plan.warning}</p>}
      {plan.trials.length === 0 ? null : (
        <Table
          caption="Trials, most worth first"
          heads={['Base', 'Worth', 'Why']}
          figures={[1]}
          rows={plan.trials.map(({ base, expectedGain, text }) => [
            base === null ? 'not public' : <a href={modelPath(base.slug)}>{base.slug}</a>,
            signed(expectedGain),
            text,
          ])}
        />
      )}
    </>
  );
};

function shown(request: PageRequest, below: VNode): Document {
  const question = questionOf(request);
  const asked = Object.values(targetOf(question)).join('');
  return {
    status: 200,
    title: `Trial plan · Rootstock`,
    description: 'Which bases to measure next with a budget of runs',
    canonical: '/plan',
    faults: faultsOf(request),
    body: (
      <>
        <h1>Trial plan</h1>
        <p>
          Which bases to measure next for <a href={pathWith('/', addressOf(question))}>{asked}</a>.
        </p>
        <PlanForm {...{ question, request }} />
        {below}
      </>
    ),
  };
}

const answeredPlan = definePage({
  document: PlanTrialsDocument,
  variables: (request) => ({
    input: inputOf(questionOf(request)),
    budget: budgetOf(request),
    purpose: purposeOf(request),
  }),
  show: ({ trialPlan }, request) => shown(request, <Trials plan={trialPlan} />),
  showFaults: (faults, request) => shown(request, <Faults faults={faults} />),
});

/** Before anything is asked. */
const emptyPlan = staticPage(() => ({
  status: 200,
  title: 'Trial plan · Rootstock',
  description: 'Which bases to measure next with a budget of runs',
  canonical: '/plan',
  body: (
    <>
      <h1>Trial plan</h1>
      <form action="/plan" method="get" class="stacked">
        <label for="q">What is your task?</label>
        <input id="q" name="q" type="search" />
        <button type="submit">Plan trials</button>
      </form>
    </>
  ),
}));

/** `/plan?q=…&runs=3`: which bases to measure next. */
export const planPage = (request: PageRequest): Page =>
  isAsked(questionOf(request)) ? answeredPlan : emptyPlan;
