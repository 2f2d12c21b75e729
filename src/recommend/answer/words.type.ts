import { enumType } from '../../platform/graphql/enum';
import { EVIDENCE_TIERS } from '../candidates/evidence-tier';
import { CONSTRAINT_KINDS } from '../candidates/constraints';
import { REASON_KINDS } from '../explanation/reasons';
import { ABSTENTION_CODES } from '../explanation/recommendation';
import { TRIAL_PURPOSES } from '../explanation/trials';

export const ReasonKind = enumType(REASON_KINDS, {
  name: 'RecommendationReasonKind',
  description: 'Which part of a score a reason explains.',
  values: {
    OVERALL: 'How the base did on all targets alike.',
    SIMILAR_TARGETS: 'How it did on targets like this one, beyond that.',
    ARCHITECTURE: 'How bases of its architecture did.',
    PRETRAINING_DATA: 'How bases pretrained on the same data did.',
    SIZE: 'How bases of about its size did.',
    PRETRAINING_SIMILARITY: 'How close its pretraining data are to the target, as far as that has mattered.',
    OWN_RESULTS: 'What was measured on the target itself, of this base or of bases like it.',
    CANDIDATES: 'The level of all candidates, which the score is measured against.',
    LEAKAGE:
      'Results that do not count, as the base was trained on their target or for its classes; contributes nothing.',
    LANGUAGES:
      'That it is multilingual, and nobody lists whether it has the languages asked for; contributes nothing.',
  },
});

export const EvidenceTier = enumType(EVIDENCE_TIERS, {
  name: 'EvidenceTier',
  description: 'What speaks for a base on a target, the strongest first.',
  values: {
    SPECIALIST: "It belongs to the target's field, and beat half of the bases beside it there on this task.",
    MEASURED: 'It was measured on the task, or on a task of its type where hardly any base was.',
    ESTIMATED: 'It is estimated from results on other tasks, or of other bases.',
    OTHER_LANGUAGE: 'Its languages are known not to be those of the data.',
  },
});

export const TrialPurpose = enumType(TRIAL_PURPOSES, {
  name: 'TrialPurpose',
  description: 'What bases are measured for.',
  values: {
    FIND_WINNER: 'To end with a good base: what may turn out to be the best.',
    LEARN_ORDER: 'To know of all how good they are: what tells most of the others.',
  },
});

export const AbstentionCode = enumType(ABSTENTION_CODES, {
  name: 'AbstentionCode',
  description: 'Why nothing is recommended.',
  values: {
    UNKNOWN_TARGET: 'The description is about nothing that the catalogue knows.',
    UNKNOWN_MODALITY: 'It is not clear which kind of input the target has.',
    NO_CANDIDATES:
      'No base takes the input, none that does has a way to the task, or the constraints reject all that have one.',
    NO_EVIDENCE: 'No transfer result bears on any candidate.',
    NO_EVIDENCE_FOR_TASK:
      'Nobody measured candidates on this task or one like it: any order would be made up; alternatives are listed, not ranked.',
    NO_SIMILAR_TARGET: 'Nothing was measured on a target like this one.',
    NO_BETTER_THAN_PRIOR: 'What was measured tells too little about this target.',
  },
});

export const ConstraintKind = enumType(CONSTRAINT_KINDS, {
  name: 'BaseConstraintKind',
  description: 'What a base can be held to.',
  values: {
    MAX_PARAMETERS: 'The limit on parameters.',
    MAX_MEMORY: 'The limit on memory.',
    LICENSE: 'What the licence of the weights must allow or be; with it what that of the training data must.',
    DATA_LICENSE: 'What the licence of the training data must allow.',
    LIBRARIES: 'The libraries to choose from.',
    LANGUAGES: 'The languages to choose from.',
    EXCLUDE_PUBLISHERS: 'The publishers that are not wanted.',
    MIN_EVIDENCE: 'The least number of transfer results.',
  },
});
