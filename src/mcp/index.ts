// What agents can have done, by the Model Context Protocol. What they are told is asked of the API,
// by the operations in `operations/`.
export { laterText, type Ask, type Parts } from './ask';
export { askService } from './ask-service';
export { answerOverHttp, rebindingIn, type Known, type McpRequest } from './http';
export { talkOverStdio, type Conversation } from './stdio';
export { TOOLS } from './tools';
