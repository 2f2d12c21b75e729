import type { VNode } from 'preact';
import { addressOf, faultsOf as questionFaults, questionOf, type Question } from '../find/question';
import type { TrialPurpose } from '../../schema-types';
import { given, type PageRequest } from '../page';

const USUAL_BUDGET = 3;
/** As the API allows. */
const MOST = 20;

const PURPOSES: ReadonlyMap<string, { readonly purpose: TrialPurpose; readonly text: string }> = new Map([
  ['winner', { purpose: 'FIND_WINNER', text: 'to find the winner' }],
  ['order', { purpose: 'LEARN_ORDER', text: 'to learn the order' }],
]);
const WINNER = 'FIND_WINNER' as const;

/** How many runs there are; null for what is no such number. */
function runsOf(request: PageRequest): number | null {
  const text = given(request, 'runs');
  if (text === '') return USUAL_BUDGET;
  const runs = Number(text);
  return Number.isInteger(runs) && runs >= 1 && runs <= MOST ? runs : null;
}

/** How many runs a plan is made for. */
export const budgetOf = (request: PageRequest): number => runsOf(request) ?? USUAL_BUDGET;

/** What the address asks a plan for; to find the winner where it does not say. */
export const purposeOf = (request: PageRequest): TrialPurpose =>
  PURPOSES.get(given(request, 'purpose'))?.purpose ?? WINNER;

/** What of the address cannot be read, in words for people. */
export function faultsOf(request: PageRequest): string[] {
  const unread = questionFaults(questionOf(request)).values();
  const purpose = given(request, 'purpose');
  return [
    ...unread,
    ...(runsOf(request) === null ? [`Runs: expected a whole number from 1 to ${MOST}.`] : []),
    ...(purpose === '' || PURPOSES.has(purpose)
      ? []
      : [`Purpose: expected one of ${[...PURPOSES.keys()].join(', ')}.`]),
  ];
}

interface FormProps {
  readonly question: Question;
  readonly request: PageRequest;
}

/** How many runs to plan, and what for; the question goes with it. */
export const PlanForm = ({ question, request }: FormProps): VNode => (
  <form action="/plan" method="get" class="limits">
    {Object.entries(addressOf(question)).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <label>
      Runs that you can afford
      <input
        name="runs"
        inputMode="numeric"
        size={4}
        value={given(request, 'runs') || String(USUAL_BUDGET)}
      />
    </label>
    <label>
      What for
      <select name="purpose">
        {[...PURPOSES].map(([value, { text }]) => (
          <option key={value} value={value} selected={value === given(request, 'purpose')}>
            {text}
          </option>
        ))}
      </select>
    </label>
    <button type="submit">Plan trials</button>
  </form>
);
