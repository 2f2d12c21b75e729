import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { GrantedRoleEnum, type PublisherRole } from '../../access';
import { enumFilter, TextFilter, type EnumFilter } from '../../platform/graphql/filter.input';
import { PageArgs } from '../../platform/graphql/page.args';

const PRINCIPAL = 'token:<id or name> or person:<issuer>#<subject>';

@InputType({ description: 'A role to give, in the place of the one that was there.' })
export class PublisherRoleGrantInput {
  @Field(() => String, {
    description: `Who: ${PRINCIPAL}. Maintainers name tokens that apiTokens shows them, and any person.`,
  })
  principal!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id or slug of the publisher; left out for the role ADMIN, and for no other.',
  })
  publisher?: string | null;

  @Field(() => GrantedRoleEnum, { description: 'Which role; nothing above what one is oneself.' })
  role!: PublisherRole | 'ADMIN';
}

@InputType({ description: 'A role to take.' })
export class PublisherRoleRevokeInput {
  @Field(() => String, { description: `Whose: ${PRINCIPAL}.` })
  principal!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id or slug of the publisher; left out for the role of an administrator.',
  })
  publisher?: string | null;
}

const GrantedRoleFilter = enumFilter('GrantedRoleFilter', GrantedRoleEnum);

@InputType({ description: 'Chooses roles. All conditions that are given must hold.' })
export class PublisherGrantFilter {
  @Field(() => TextFilter, { nullable: true, description: 'By who has them.' })
  principal?: TextFilter | null;

  @Field(() => GrantedRoleFilter, { nullable: true, description: 'By what they are.' })
  role?: EnumFilter | null;
}

@ArgsType()
export class PublisherGrantsArgs extends PageArgs {
  @Field(() => PublisherGrantFilter, {
    nullable: true,
    description: 'Which roles to return; all when left out.',
  })
  where?: PublisherGrantFilter | null;
}
