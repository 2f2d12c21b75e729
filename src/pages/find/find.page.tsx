import type { VNode } from 'preact';
import { FindBaseDocument, StartDocument, type FindBaseQuery } from '../operations.generated';
import type { Document } from '../document';
import { definePage, type PageRequest } from '../page';
import { Section } from '../parts/facts';
import { domainPath, modelPath, pathWith } from '../parts/links';
import { Faults } from '../parts/faults';
import { scaleOf } from '../parts/plots';
import { percent, spoken, whole } from '../parts/words';
import { PlanForm } from '../plan/plan-form';
import { addressOf, faultsOf, inputOf, OWN, questionOf, type Question } from './question';
import { QuestionForm, Understanding, type Choices } from './question-form';
import { RecommendedBase } from './recommended-base';

type Answered = FindBaseQuery['recommendBases'];

const DESCRIPTION =
  'Which pretrained base should I start from for my task? Answered from measured transfer, with reasons, or with what is not known.';

/** The page before anything is asked. */
export const startPage = definePage({
  document: StartDocument,
  variables: () => ({}),
  show: ({ catalog: { counts }, ...choices }, request) => ({
    status: 200,
    title: 'Find a base · Rootstock',
    description: DESCRIPTION,
    canonical: '/',
    body: (
      <>
        <h1>Which pretrained base should I start from?</h1>
        <QuestionForm question={questionOf(request)} choices={choices} faults={new Map()} />
        <p class="note">
          {whole(counts.models)} models, {whole(counts.datasets)} datasets and {whole(counts.transferResults)}{' '}
          measured results of {whole(counts.studies)} studies.
        </p>
      </>
    ),
  }),
});

type UnderstoodProps = Pick<Answered, 'target'> & Pick<AnswerProps, 'question' | 'choices' | 'faults'>;

/** What the question was taken for, where each part can be corrected. */
const Understood = ({ target, question, choices, faults }: UnderstoodProps): VNode => {
  const { task, kindOfData, nearestDomains, note } = target;
  const near = nearestDomains.flatMap(({ domain, similarity }) =>
    domain === null ? [] : [{ domain, similarity }],
  );
  const sure = task?.inferred === true ? ` (${percent(task.confidence)} sure)` : '';
  return (
    <section aria-label="Understood as" class="understood">
      <h2>Understood as</h2>
      <div class="chips">
        <Understanding
          {...{ question, choices, faults, form: 'question' }}
          {...(question.task === '' && task?.task && { task: `${task.task.name}${sure}` })}
          {...(question.modality === '' &&
            kindOfData.length > 0 && { data: kindOfData.map(spoken).join(', ') })}
        />
      </div>
      {near.length === 0 ? null : (
        <ul class="chips" aria-label="Nearest domains">
          {near.slice(0, 3).map(({ domain, similarity }) => (
            <li key={domain.slug}>
              <a href={domainPath(domain.slug)}>{domain.name}</a>{' '}
              <span class="figure">{similarity.toFixed(2)}</span>{' '}
              <a
                href={pathWith('/', {
                  ...addressOf(question),
                  q: undefined,
                  dataset: undefined,
                  domain: domain.slug,
                })}
              >
                only this<span class="hidden">: {domain.name}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {note === null ? null : <p class="note">{note}</p>}
    </section>
  );
};

const Abstention = ({ abstention }: { readonly abstention: NonNullable<Answered['abstention']> }): VNode => (
  <Section id="unknown" title="This is not known">
    <p>{abstention.reason}</p>
    <p>{abstention.advice}</p>
    {abstention.alternatives.length === 0 ? null : (
      <>
        <h3>Bases that can be used, in no order of merit</h3>
        <ul>
          {abstention.alternatives.flatMap(({ base, text }) =>
            base === null
              ? []
              : [
                  <li key={base.slug}>
                    <a href={modelPath(base.slug)}>{base.slug}</a>: {text}
                  </li>,
                ],
          )}
        </ul>
      </>
    )}
  </Section>
);

interface AnswerProps {
  readonly answer: Answered;
  readonly question: Question;
  readonly choices: Choices;
  readonly request: PageRequest;
  readonly faults: ReadonlyMap<string, string>;
}

const Bases = ({ answer, question, faults }: AnswerProps): VNode => {
  const { recommendations, candidates } = answer;
  const scale = scaleOf(recommendations.flatMap(({ interval }) => [interval.lower, interval.upper]));
  return (
    <section aria-labelledby="bases-title" id="bases">
      <h2 id="bases-title">Bases to start from</h2>
      {answer.expectedCorrelationText === null ? null : <p class="sure">{answer.expectedCorrelationText}</p>}
      {answer.warning === null ? null : <p class="caution">{answer.warning}</p>}
      <p class="note">
        Each line is where the result is expected, in standard deviations above the average of{' '}
        {whole(candidates)} candidates (the upright line), 90 times of 100.
      </p>
      <p role="status" id="status" />
      <ol class="bases">
        {recommendations.map((recommended) => (
          <RecommendedBase
            key={recommended.rank}
            recommended={recommended}
            scale={scale}
            own={question.own.get(recommended.base?.slug ?? '') ?? ''}
            dataset={question.text === '' ? question.dataset : ''}
            fault={faults.get(`${OWN}${recommended.base?.slug ?? ''}`)}
          />
        ))}
      </ol>
      <p>
        <button type="submit" form="question">
          Order again with own results
        </button>{' '}
        <span class="note">Nothing is stored of your question or your results.</span>
      </p>
      {answer.ownResults === null ? null : <p>{answer.ownResults.text}</p>}
    </section>
  );
};

const Beyond = ({ answer, question, request }: AnswerProps): VNode => {
  const { rejected, rejectedCount, counterfactuals, advice, orderAdvice } = answer;
  const first = answer.recommendations.slice(0, 4).flatMap(({ base }) => base?.slug ?? []);
  const { text, dataset, domain } = question;
  return (
    <Section id="beyond" title="Beyond the list">
      {first.length < 2 ? null : (
        <p>
          <a href={pathWith('/compare', { bases: first.join(','), target: text, dataset, domain })}>
            Compare the first {first.length}
          </a>
        </p>
      )}
      {advice === null ? null : <p>{advice.text}</p>}
      {orderAdvice === null ? null : <p>{orderAdvice.text}</p>}
      <PlanForm {...{ question, request }} />
      {counterfactuals.map(({ text, constraint }) => (
        <p key={constraint}>{text}</p>
      ))}
      {rejectedCount === 0 ? null : (
        <details>
          <summary>Why not? {whole(rejectedCount)} are left out by your limits</summary>
          <ul>
            {rejected.flatMap(({ model, reasons }) =>
              model === null
                ? []
                : [
                    <li key={model.slug}>
                      <a href={modelPath(model.slug)}>{model.slug}</a>: {reasons.join('; ')}
                    </li>,
                  ],
            )}
          </ul>
          {rejectedCount > rejected.length ? (
            <p class="note">The first {rejected.length} are shown.</p>
          ) : null}
        </details>
      )}
    </Section>
  );
};

const Answer = (props: AnswerProps): VNode => (
  <div id="answer">
    <Understood {...props} target={props.answer.target} />
    {props.answer.abstention === null ? (
      <Bases {...props} />
    ) : (
      <Abstention abstention={props.answer.abstention} />
    )}
    {props.answer.abstention === null ? <Beyond {...props} /> : null}
  </div>
);

interface AnsweredProps {
  readonly request: PageRequest;
  readonly choices: Choices;
  readonly fields?: ReadonlySet<string>;
  readonly isUnderstood?: boolean;
  readonly below: (question: Question, faults: ReadonlyMap<string, string>) => VNode;
}

function answered(props: AnsweredProps): Document {
  const { request, choices, fields = new Set(), isUnderstood = false, below } = props;
  const question = questionOf(request);
  const asked = question.text || question.dataset || question.domain;
  const faults = faultsOf(question);
  return {
    status: 200,
    title: `${asked} · Rootstock`,
    description: DESCRIPTION,
    canonical: '/',
    body: (
      <>
        <h1 class="hidden">A base for: {asked}</h1>
        <QuestionForm {...{ question, choices, faults, fields, isUnderstood }} />
        {below(question, faults)}
      </>
    ),
  };
}

/** What was chosen, where nothing is known of what else could be. */
const chosenOf = ({ task, library }: Question): Choices => ({
  tasks: task === '' ? [] : [{ id: task, name: task }],
  libraries: library === '' ? [] : [{ id: library, name: library }],
});

/** The answer to a question. */
export const findPage = definePage({
  document: FindBaseDocument,
  variables: (request) => ({ input: inputOf(questionOf(request)) }),
  show: ({ recommendBases: answer, ...choices }, request) =>
    answered({
      request,
      choices,
      fields: new Set(answer.recommendations.flatMap(({ base }) => base?.slug ?? [])),
      isUnderstood: true,
      below: (question, faults) => <Answer {...{ answer, question, choices, request, faults }} />,
    }),
  showFaults: (faults, request) =>
    answered({
      request,
      choices: chosenOf(questionOf(request)),
      below: () => <Faults faults={faults} />,
    }),
});
