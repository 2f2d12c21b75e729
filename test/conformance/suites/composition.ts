import { composeServices } from '@apollo/composition';
import { composeServices as composeByGuild } from '@theguild/federation-composition';
import { federateSubgraphs, ROUTER_COMPATIBILITY_VERSION_ONE } from '@wundergraph/composition';
import { parse } from 'graphql';
import { printSdl } from '../../../src/app';
import { USAGE_SDL } from '../../support/usage-subgraph';
import { outcomeOf, type Finding, type Outcome } from '../suite';

interface Subgraph {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: ReturnType<typeof parse>;
}

const messages = (errors: readonly { message: string }[] | undefined): string | null =>
  errors === undefined || errors.length === 0 ? null : errors.map(({ message }) => message).join('; ');

const COMPOSERS: Readonly<Record<string, (subgraphs: Subgraph[]) => string | null>> = {
  '@apollo/composition': (subgraphs) => messages(composeServices(subgraphs).errors),
  '@theguild/federation-composition': (subgraphs) => messages(composeByGuild(subgraphs).errors),
  '@wundergraph/composition': (subgraphs) => {
    const result = federateSubgraphs({
      subgraphs: subgraphs.map(({ name, url, typeDefs }) => ({ name, url, definitions: typeDefs })),
      version: ROUTER_COMPATIBILITY_VERSION_ONE,
    });
    return result.success ? null : messages(result.errors);
  },
};

/** Composes the published contract, alone and with the subgraph of another team. */
export function composeByAll(): Outcome {
  const own = { name: 'rootstock', url: 'http://rootstock', typeDefs: parse(printSdl()) };
  const other = { name: 'usage', url: 'http://usage', typeDefs: parse(USAGE_SDL) };
  const findings = Object.entries(COMPOSERS).flatMap(([name, compose]): Finding[] => [
    { name: `${name}, alone`, fault: compose([own]) },
    { name: `${name}, with another subgraph`, fault: compose([own, other]) },
  ]);
  return outcomeOf(findings);
}
