/** What a model can become: its kind, and the way from a kind to a task. */
export {
  ADAPTATION_WAYS,
  kindInWords,
  taskGroup,
  wayOf,
  wayTo,
  type Adaptable,
  type AdaptationWayName,
  type BaseFacts,
  type Way,
} from './adaptation-way';
export { kindOf, MODEL_KINDS, type KindFacts, type ModelKindName } from './model-kind';
