import { Field, ObjectType, registerEnumType, type ClassType } from 'type-graphql';
import { RefusedError, type UserFault } from '../refusal';

/** See `REFUSAL_CODES`: the same names. */
export enum UserErrorCode {
  INVALID = 'INVALID',
  NOT_FOUND = 'NOT_FOUND',
  TAKEN = 'TAKEN',
  DUPLICATE = 'DUPLICATE',
  OUT_OF_RANGE = 'OUT_OF_RANGE',
  CYCLE = 'CYCLE',
  CONFLICT = 'CONFLICT',
}
registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a change was refused.',
  valuesConfig: {
    INVALID: { description: 'The value has not the form that the field asks for.' },
    NOT_FOUND: { description: 'The field names something that is not in the catalogue.' },
    TAKEN: { description: 'Something else has this slug or key.' },
    DUPLICATE: { description: 'The same fact is recorded already; the message says where.' },
    OUT_OF_RANGE: {
      description: "The value is off its scale, such as an accuracy above the metric's maximum.",
    },
    CYCLE: { description: 'The thing would become its own base, parent or replacement.' },
    CONFLICT: {
      description: 'The value contradicts what is recorded, such as a correction of another result.',
    },
  },
});

/** One reason why a change was refused. */
@ObjectType({
  description:
    'One reason why a change was refused, which whoever asked for it can put right. When there is any, nothing was changed.',
})
export class UserError {
  @Field(() => [String], {
    nullable: true,
    description: 'Path of the argument at fault, such as ["input", "base"]; null when no single one is.',
  })
  field!: string[] | null;

  @Field(() => String, { description: 'What is wrong, in a sentence for people.' })
  message!: string;

  @Field(() => UserErrorCode, { description: 'What is wrong, for programs.' })
  code!: UserErrorCode;
}

const userErrorOf = ({ field, message, code }: UserFault): UserError => ({
  field: field === null ? null : [...field],
  message,
  code: UserErrorCode[code],
});

/** What every mutation returns: the object that it changed, or why it changed nothing. */
export interface Payload<Changed> {
  readonly object: Changed | null;
  readonly userErrors: UserError[];
}

/** Makes the payload type of a mutation; fill it with `settle`. */
export function payloadType<Changed extends object>(
  name: string,
  { field, type, description }: { field: string; type: () => ClassType<Changed>; description: string },
): ClassType<Payload<Changed>> {
  @ObjectType(name, { description: 'What a change made, or why it was refused.' })
  class PayloadType {
    @Field(type, { name: field, nullable: true, description })
    object!: Changed | null;

    @Field(() => [UserError], { description: 'Why nothing was changed; empty when something was.' })
    userErrors!: UserError[];
  }
  return PayloadType;
}

/**
 * Runs a change, which returns the key of what it changed, and loads that object. A refusal becomes
 * `userErrors`; any other failure stays an error.
 */
export async function settle<Key, Changed>(
  change: () => Promise<Key>,
  load: (key: Key) => Promise<Changed | null>,
): Promise<Payload<Changed>> {
  try {
    return { object: await load(await change()), userErrors: [] };
  } catch (error) {
    if (error instanceof RefusedError) return { object: null, userErrors: error.faults.map(userErrorOf) };
    throw error;
  }
}
