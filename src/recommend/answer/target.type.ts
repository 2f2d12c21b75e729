import { Field, Float, ObjectType } from 'type-graphql';
import { Modality, Task, type ModalityName } from '../../catalog';
import { DomainSimilarity } from '../similarity/similarity.type';

@ObjectType({ description: 'The task that a question was taken to be about.', simpleResolvers: true })
export class RecommendationTask {
  @Field(() => Task, {
    nullable: true,
    description: 'What is predicted; null where it was removed meanwhile.',
  })
  task!: { id: string };

  @Field(() => Boolean, { description: 'Whether the question left it out, and it was worked out.' })
  inferred!: boolean;

  @Field(() => Float, {
    description:
      'How sure it is, 0 to 1: 1 where the question or the dataset asked about names it; 0.5 to 0.9 by how clearly the words of a description say it; up to 0.8 by its share of the nearest measured datasets; 0.3 where it is only the usual task of that kind of data.',
  })
  confidence!: number;
}

@ObjectType({
  description: 'How the target of a question was understood; name task or modality to correct it.',
  simpleResolvers: true,
})
export class RecommendationTarget {
  @Field(() => [DomainSimilarity], { description: 'The five domains most similar to it, best first.' })
  nearestDomains!: DomainSimilarity[];

  @Field(() => [Modality], { description: 'Kinds of input; empty where it is not clear which.' })
  kindOfData!: ModalityName[];

  @Field(() => RecommendationTask, { nullable: true, description: 'Null where nothing tells.' })
  task!: RecommendationTask | null;

  @Field(() => [String], {
    description:
      'Languages of the data, as codes: those that the description names, else its own; bases whose languages are known to be others come last.',
  })
  languages!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'What has to be said of how it was understood, as that its subject is not known; null where nothing has.',
  })
  note!: string | null;
}
