import type { GraphQLResolveInfo } from 'graphql';
import { Args, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { loadConnection, type Connection } from '../../platform/graphql/connection';
import { readableUrl, UrlScalar } from '../../platform/graphql/scalars';
import type { EvidenceService } from '../evidence.service';
import { StudiesArgs } from './study.input';
import { Study, StudyConnection } from './study.type';

@Resolver(() => Study)
export class StudyResolver {
  constructor(private readonly evidence: EvidenceService) {}

  @Query(() => StudyConnection, { description: 'What the figures of the catalogue are cited from.' })
  studies(
    @Args(() => StudiesArgs) args: StudiesArgs,
    @Info() info: GraphQLResolveInfo,
  ): PromiseLike<Connection<Study>> {
    return loadConnection(this.evidence.studies, args, info);
  }

  @FieldResolver(() => UrlScalar, { nullable: true, description: 'Where it can be read.' })
  url(@Root() study: Study): string | null {
    return readableUrl(study.url);
  }
}
