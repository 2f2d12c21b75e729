/** One model on the target that is judged. */
export interface JudgedModel {
  modelId: string;
  /** As published. */
  value: number;
  /** The value turned so that greater is better. */
  goodness: number;
  prediction: number;
}
