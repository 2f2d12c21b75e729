import { chooseExperiment, experimentInWords } from '../explanation/advice';
import { strategyFor, type AnswerContext } from '../explanation/describe-base';
import { nameModel } from '../explanation/names';
import { testDatasetFor } from '../explanation/nearby';
import type { ExperimentAdvice } from '../explanation/recommendation';
import { chooseTrials, isOpen, type Experiment, type TrialPurposeName } from '../explanation/trials';
import type { Examination } from './examine';

type Examined = Pick<Examination, 'groups' | 'ranked' | 'abstention'>;

/**
 * What to measure to find the winner; null where there is nothing to choose between. Yields
 * wherever it could pause.
 */
export function* adviseToWin(
  examined: Examined,
  context: AnswerContext,
): Generator<void, ExperimentAdvice | null> {
  const { groups, ranked } = examined;
  const open = new Set(groups.filter((group) => isOpen(group, ranked.own)).map(({ best }) => best.base));
  const experiment = yield* chooseExperiment(
    groups.map(({ best }) => best),
    ranked.estimate,
    (base) => open.has(base),
  );
  return experiment && adviceOn(experiment, 'FIND_WINNER', { examined, context });
}

/** What to measure to learn the order of all; null where there is nothing to put in order. */
export async function adviseToLearn(
  examined: Examined,
  context: AnswerContext,
): Promise<ExperimentAdvice | null> {
  if (examined.groups.length < 2) return null;
  const [experiment] = await chooseTrials(examined, 'LEARN_ORDER', 1);
  return experiment === undefined ? null : adviceOn(experiment, 'LEARN_ORDER', { examined, context });
}

function adviceOn(
  experiment: Experiment,
  purpose: TrialPurposeName,
  { examined: { groups, ranked, abstention }, context }: { examined: Examined; context: AnswerContext },
): ExperimentAdvice {
  const { target, snapshot } = context;
  const { base, expectedGain } = experiment;
  const { protocol } = strategyFor(base, context);
  const nearest = testDatasetFor(base, target, snapshot);
  const isTarget = nearest?.dataset.id === target.datasetId;
  const dataset =
    nearest === null ? null : { name: nearest.dataset.name, similarity: nearest.similarity, isTarget };
  const first = abstention === null ? groups.slice(0, 3) : [];
  const words = {
    purpose,
    protocol,
    dataset,
    first: first.map((group) => ({ name: group.best.base.name, isOpen: isOpen(group, ranked.own) })),
    own: ranked.own,
  };
  return {
    purpose,
    base: nameModel(base, snapshot.knowledge),
    target:
      nearest === null
        ? null
        : { id: nearest.dataset.id, slug: nearest.dataset.slug, name: nearest.dataset.name },
    similarity: nearest?.similarity ?? null,
    protocol,
    expectedGain,
    text: experimentInWords(experiment, words),
  };
}
