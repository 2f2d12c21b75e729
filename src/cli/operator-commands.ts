import { z } from 'zod';
import type { App } from '../app';
import type { Answer } from '../platform/operator/messages';
import { exportAnswer } from './export.command';
import type { OperatorCommand } from './operator';
import { recommendAnswer } from './recommend.answer';
import { roleGrantAnswer, roleListAnswer, roleRevokeAnswer } from './role.command';
import { tokenCreateAnswer, tokenListAnswer, tokenRevokeAnswer } from './token.command';

/** What the same program sent is taken for what it says that it is. */
const runs = <Input>(
  { name, run }: OperatorCommand<Input, App>,
  app: App,
): [string, (input: unknown) => Answer] => [name, (input) => run(z.custom<Input>().parse(input), app)];

/** The commands that a server runs for whoever has its data folder. */
export const operatorCommands = (app: App) =>
  Object.fromEntries([
    runs(recommendAnswer, app),
    runs(exportAnswer, app),
    runs(tokenCreateAnswer, app),
    runs(tokenListAnswer, app),
    runs(tokenRevokeAnswer, app),
    runs(roleGrantAnswer, app),
    runs(roleRevokeAnswer, app),
    runs(roleListAnswer, app),
  ]);
