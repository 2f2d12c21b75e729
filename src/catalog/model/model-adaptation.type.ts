import { Field, ObjectType } from 'type-graphql';
import { UrlScalar } from '../../platform/graphql/scalars';
import type { AdaptationWayName } from '../adaptation/adaptation-way';
import { Task } from '../taxonomy/taxonomy.type';
import { AdaptationWay } from '../words.type';

@ObjectType({ description: 'How a model comes to a task.', simpleResolvers: true })
export class Adaptation {
  @Field(() => AdaptationWay, {
    nullable: true,
    description: 'The way there; null where the task or the kind of the model is not known.',
  })
  way!: AdaptationWayName | null;

  @Field(() => Task, {
    nullable: true,
    description: 'The task that was asked about; null where a question does not tell what is predicted.',
  })
  task!: Task | null;

  @Field(() => String, { description: "What to do, or why it can't be done, in one sentence." })
  text!: string;

  @Field(() => UrlScalar, { nullable: true, description: 'Where that is written, if anywhere.' })
  source!: string | null;
}
