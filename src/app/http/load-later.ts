import { createRequire } from 'node:module';
import type * as SocketProtocol from 'graphql-ws';
import type * as Sockets from 'ws';
import type * as Feeds from '../../feeds';
import type * as HubApi from '../../hub-api';
import type * as Mcp from '../../mcp';
import type * as Pages from '../../pages';
import type * as Queries from '../../queries';

// Loaded when somebody first comes for them, so that a server starts without. A dynamic `import()`
// would be resolved by the rules of ECMAScript modules, whose file names differ between source and
// build.
const load: <Module>(place: string) => Module = createRequire(__filename);

export const loadPages = (): typeof Pages => load('../../pages');
export const loadFeeds = (): typeof Feeds => load('../../feeds');
export const loadStoredQueries = (): typeof Queries => load('../../queries');
export const loadSockets = (): typeof Sockets => load('ws');
export const loadSocketProtocol = (): typeof SocketProtocol => load('graphql-ws');
export const loadHubApi = (): typeof HubApi => load('../../hub-api');
export const loadMcp = (): typeof Mcp => load('../../mcp');
