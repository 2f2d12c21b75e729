import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import type { VisibilityName } from '../../access';
import { Modality, Visibility, type ModalityName } from '../../catalog';
import { BigIntScalar } from '../../platform/graphql/scalars';

@InputType({ description: 'The architecture of a model.' })
export class ArchitectureInput {
  @Field(() => String, { nullable: true, description: 'Family, such as resnet; at most 100 characters.' })
  family?: string | null;

  @Field(() => String, { nullable: true, description: 'Name, such as ResNet-50; at most 200 characters.' })
  name?: string | null;
}

@InputType({ description: 'Licences of a model, by id, name or alias: apache-2.0, Apache License 2.0.' })
export class ModelLicensesInput {
  @Field(() => String, { nullable: true, description: 'Licence of the weights.' })
  weights?: string | null;

  @Field(() => String, { nullable: true, description: 'Licence of the code.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'Licence of the training data.' })
  data?: string | null;
}

@InputType({ description: 'A file of a version of a model.' })
export class ArtifactInput {
  @Field(() => String, { description: 'Where it is, at most 2000 characters.' })
  uri!: string;

  @Field(() => String, { nullable: true, description: 'Format, such as safetensors.' })
  format?: string | null;

  @Field(() => BigIntScalar, { nullable: true, description: 'Size in bytes.' })
  size?: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of its content: 64 hexadecimal digits.' })
  sha256?: string | null;
}

@InputType({ description: 'What is known of a model.' })
abstract class ModelFactsInput {
  @Field(() => Visibility, {
    nullable: true,
    description:
      'Whom it is for; of a new one everybody, when left out or null. To hide it takes the role CONTRIBUTOR at its publisher, to show it to everybody MAINTAINER.',
  })
  visibility?: VisibilityName | null;

  @Field(() => String, { nullable: true, description: 'What it is, in a few sentences.' })
  summary?: string | null;

  @Field(() => String, { nullable: true, description: 'Absolute URL of its page.' })
  url?: string | null;

  @Field(() => [String], { nullable: true, description: 'Tasks, by id, name or alias.' })
  tasks?: string[] | null;

  @Field(() => [Modality], {
    nullable: true,
    description: 'Kinds of data that it takes in; when nobody says, they follow from the tasks.',
  })
  inputModalities?: ModalityName[] | null;

  @Field(() => [Modality], {
    nullable: true,
    description: 'Kinds of data that it gives out; when nobody says, they follow from the tasks.',
  })
  outputModalities?: ModalityName[] | null;

  @Field(() => ArchitectureInput, { nullable: true, description: 'Its architecture.' })
  architecture?: ArchitectureInput | null;

  @Field(() => BigIntScalar, { nullable: true, description: 'How many weights it has.' })
  parameterCount?: number | null;

  @Field(() => ModelLicensesInput, { nullable: true, description: 'Its licences.' })
  licenses?: ModelLicensesInput | null;

  @Field(() => [String], { nullable: true, description: 'Libraries that run it, by id, name or alias.' })
  libraries?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Languages, as tags or English names.' })
  languages?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Free words, at most 100.' })
  tags?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Ids or slugs of the domains that it belongs to.' })
  domains?: string[] | null;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'The tensors that it takes in: name, type and shape, in the form of an MLflow signature.',
  })
  inputSignature?: unknown;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'The tensors that it gives out: name, type and shape, in the form of an MLflow signature.',
  })
  outputSignature?: unknown;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the version that the artifacts make up; a version once recorded never changes.',
  })
  version?: string | null;

  @Field(() => [ArtifactInput], { nullable: true, description: 'Files of the version.' })
  artifacts?: ArtifactInput[] | null;
}

@InputType({ description: 'A new model. Its slug is made of the slug of its publisher and its name.' })
export class ModelRegisterInput extends ModelFactsInput {
  @Field(() => ID, { description: 'Id or slug of the publisher.' })
  publisher!: string;

  @Field(() => String, { description: 'Readable name, at most 300 characters.' })
  name!: string;
}

@InputType({
  description:
    'Changes to a model. What is left out stays as it is; null takes it back. Lists are given whole, in place of the old ones.',
})
export class ModelUpdateInput extends ModelFactsInput {
  @Field(() => ID, { description: 'Id or slug of the model.' })
  model!: string;

  @Field(() => ID, { nullable: true, description: 'Id or slug of its new publisher. The slug stays.' })
  publisher?: string;

  @Field(() => String, { nullable: true, description: 'New readable name. The slug stays.' })
  name?: string;
}
