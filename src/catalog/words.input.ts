import { enumFilter, enumListFilter } from '../platform/graphql/filter.input';
import {
  EntityStatus,
  LineageRelation,
  Modality,
  ModelKind,
  Right,
  TrainingRole,
  Visibility,
} from './words.type';

export const EntityStatusFilter = enumFilter('EntityStatusFilter', EntityStatus);
export const ModelKindFilter = enumFilter('ModelKindFilter', ModelKind);
export const LineageRelationFilter = enumFilter('LineageRelationFilter', LineageRelation);
export const VisibilityFilter = enumFilter('VisibilityFilter', Visibility);
export const RightFilter = enumFilter('RightFilter', Right);
export const TrainingRoleFilter = enumFilter('TrainingRoleFilter', TrainingRole);
export const ModalityListFilter = enumListFilter('ModalityListFilter', Modality);

/** Descriptions of what every filter has. */
export const GATED = 'True: only those whose hub asks for a name or consent first. False: all others.';
export const DISABLED = 'True: only those whose hub has closed access to the files. False: all others.';
export const AND = 'All of these must hold; 1 to 100.';
export const OR = 'At least one of these must hold; 1 to 100.';
export const NOT = 'This must not hold; what is unknown does not hold.';
export const SEARCH =
  'Words to look for, as in a web search: "quotes" keep words together, `or` allows alternatives, `-` excludes. ' +
  'Accents, case and width do not matter, `gpt2` is `gpt-2`, and runs of Chinese, Japanese, Korean or Thai are searched by their parts. ' +
  'The very name comes first, and names count most. At the root of a query, where the words are found nowhere, ' +
  'misspelt ones are taken for the words of names that are most alike.';
