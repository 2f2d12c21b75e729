import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../platform/graphql/connection';
import type { Dataset } from '../dataset/dataset.type';
import { Model } from '../model/model.type';
import type { LineageRelationName, TrainingRoleName } from '../vocabulary';
import { LineageRelation, TrainingRole } from '../words.type';

@ObjectType({ description: 'A model that was made from another.', simpleResolvers: true })
export class Lineage {
  @Field(() => LineageRelation, { description: 'How the model was made from its base.' })
  relation!: LineageRelationName;

  @Field(() => String, { nullable: true, description: 'The relation in the words of the source.' })
  relationRaw!: string | null;

  id!: number;
  childId!: number;
  baseId!: number;
  /** Set when they were read in the same statement. */
  child?: Model;
  base?: Model;
}

/** A page of lineage. */
export const LineageConnection = connectionType('Lineage', () => Lineage, {
  items: 'models made from a base, or bases of a model',
});

@ObjectType({ description: 'A dataset that a model was trained on.', simpleResolvers: true })
export class Training {
  @Field(() => TrainingRole, { description: 'What the dataset was used for.' })
  role!: TrainingRoleName;

  id!: number;
  datasetId!: number;
  modelId!: number;
  /** Set when it was read in the same statement. */
  dataset?: Dataset;
}

/** A page of trainings. */
export const TrainingConnection = connectionType('Training', () => Training, {
  items: 'datasets that a model was trained on',
});

@ObjectType({ description: 'A model some steps up or down the lineage of another.', simpleResolvers: true })
export class Relative {
  @Field(() => Int, { description: 'Steps between the two, by the shortest way.' })
  depth!: number;

  @Field(() => Model, { description: 'The model that is found there.' })
  model!: Model;
}
