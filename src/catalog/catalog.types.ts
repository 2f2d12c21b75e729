/** The GraphQL types that other features refer to or add fields to. */
export { DatasetFilter } from './dataset/dataset.input';
export { Dataset } from './dataset/dataset.type';
export { DomainFilter } from './domain/domain.input';
export { Domain } from './domain/domain.type';
export { Adaptation } from './model/model-adaptation.type';
export { Precision, StartSnippet } from './model/model-use.type';
export { ModelFilter } from './model/model.input';
export { Model } from './model/model.type';
export { Origin } from './origin/origin.type';
export { Task } from './taxonomy/taxonomy.type';
export { AdaptationWay, Modality, Visibility } from './words.type';
export { VisibilityFilter } from './words.input';
