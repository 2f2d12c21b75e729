import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../platform/graphql/connection';
import { BigIntScalar, DateTimeScalar } from '../../platform/graphql/scalars';

@ObjectType({ description: 'One file of a version. Never changed.', simpleResolvers: true })
export class Artifact {
  @Field(() => String, { description: 'Where the file is.' })
  uri!: string;

  @Field(() => String, { nullable: true, description: 'File format, such as safetensors.' })
  format!: string | null;

  @Field(() => BigIntScalar, { nullable: true, description: 'Size in bytes.' })
  size!: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file, in hexadecimal digits.' })
  sha256!: string | null;

  id!: number;
}

/** A page of files. */
export const ArtifactConnection = connectionType('Artifact', () => Artifact, { items: 'files' });

@ObjectType({
  description: 'A state of the weights that never changes; aliases may move from one to another.',
  simpleResolvers: true,
})
export class ModelVersion {
  @Field(() => String, { description: 'Name of the version at its hub.' })
  name!: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  createdAt!: Date;

  @Field(() => [String], { description: 'Names that lead to this version now, such as latest.' })
  aliases!: string[];

  id!: number;
}
