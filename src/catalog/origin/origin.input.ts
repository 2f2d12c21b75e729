import { ArgsType, Field, ID, Int } from 'type-graphql';

const HUB = 'Only what this hub said, by its id.';
const CURRENT =
  'True: only the newest revisions of what their sources say. False: only those that were replaced.';

@ArgsType()
export class OriginsArgs {
  @Field(() => ID, { nullable: true, description: HUB })
  hub?: string | null;

  @Field(() => Boolean, { nullable: true, description: CURRENT })
  isCurrent?: boolean | null;

  @Field(() => Int, { description: 'How many to return, 1 to 100; the newest first.' })
  first: number = 20;
}

@ArgsType()
export class VersionsArgs extends OriginsArgs {
  @Field(() => String, { nullable: true, description: 'Only those of this name.' })
  name?: string | null;
}

/** Which of them are asked for, as lists take it; nothing where all are. */
export function chosenOrigins({ hub, isCurrent, name }: VersionsArgs): { where?: object } {
  const where = {
    ...(hub != null && { hub: { eq: hub } }),
    ...(isCurrent != null && { isCurrent }),
    ...(name != null && { name: { eq: name } }),
  };
  return Object.keys(where).length === 0 ? {} : { where };
}
