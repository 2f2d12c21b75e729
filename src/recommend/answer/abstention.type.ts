import { Field, Int, ObjectType } from 'type-graphql';
import { AdaptationWay, Model, type AdaptationWayName } from '../../catalog';
import type { NamedModel } from '../explanation/names';
import type { AbstentionCode as AbstentionCodeName } from '../explanation/recommendation';
import { AbstentionCode } from './words.type';

@ObjectType({
  description: 'How much of what was measured on the candidates is of the task that is asked about.',
  simpleResolvers: true,
})
export class TaskEvidence {
  @Field(() => Int, { description: 'Results that count on targets of the task.' })
  results!: number;

  @Field(() => Int, { description: 'How many candidates they are of.' })
  bases!: number;

  @Field(() => Int, { description: 'How many targets they are on.' })
  targets!: number;

  @Field(() => Int, {
    description:
      'Results on targets of tasks of the same type and kind of input, those of the task itself among them.',
  })
  likeResults!: number;

  @Field(() => String, { description: 'For people to read.' })
  text!: string;
}

@ObjectType({
  description: 'A base that can be used where nothing tells which one is best.',
  simpleResolvers: true,
})
export class Alternative {
  @Field(() => Model, { nullable: true, description: 'The base; null where it was removed meanwhile.' })
  base!: NamedModel;

  @Field(() => AdaptationWay, {
    nullable: true,
    description: 'How it comes to the task; null where its kind or the task is not known.',
  })
  way!: AdaptationWayName | null;

  @Field(() => String, { description: 'What to do with it, in one sentence.' })
  text!: string;
}

@ObjectType({ description: 'Why nothing is recommended, and what would help.', simpleResolvers: true })
export class Abstention {
  @Field(() => AbstentionCode, { description: 'The reason for programs.' })
  code!: AbstentionCodeName;

  @Field(() => String, { description: 'The reason for people.' })
  reason!: string;

  @Field(() => String, { description: 'What to ask, to relax or to measure instead.' })
  advice!: string;

  alternatives!: Alternative[];
}
