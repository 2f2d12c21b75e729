import { enumFilter, enumListFilter } from '../platform/graphql/filter.input';
import { EntityStatus, LineageRelation, Modality, ModelKind, Right, TrainingRole } from './words.type';

export const EntityStatusFilter = enumFilter('EntityStatusFilter', EntityStatus);
export const ModelKindFilter = enumFilter('ModelKindFilter', ModelKind);
export const LineageRelationFilter = enumFilter('LineageRelationFilter', LineageRelation);
export const RightFilter = enumFilter('RightFilter', Right);
export const TrainingRoleFilter = enumFilter('TrainingRoleFilter', TrainingRole);
export const ModalityListFilter = enumListFilter('ModalityListFilter', Modality);

/** Descriptions of what every filter has. */
export const AND = 'All of these must hold; 1 to 100.';
export const OR = 'At least one of these must hold; 1 to 100.';
export const NOT = 'This must not hold; what is unknown does not hold.';
export const SEARCH =
  'Words to look for, as in a web search: "quotes" keep words together, `or` allows alternatives, `-` excludes. ' +
  'Names count most. At the root of a query, where the words are found nowhere, names that look alike are returned.';
