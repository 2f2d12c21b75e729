import type { LineageRelationName } from '../../catalog';
import { normalWord } from './words';

const RELATIONS: Record<string, LineageRelationName> = {
  finetune: 'FINETUNE',
  finetuned: 'FINETUNE',
  'fine-tune': 'FINETUNE',
  'fine-tuned': 'FINETUNE',
  adapter: 'ADAPTER',
  adapters: 'ADAPTER',
  lora: 'ADAPTER',
  qlora: 'ADAPTER',
  peft: 'ADAPTER',
  quantized: 'QUANTIZED',
  quantised: 'QUANTIZED',
  quantization: 'QUANTIZED',
  quantize: 'QUANTIZED',
  merge: 'MERGE',
  merged: 'MERGE',
  distilled: 'DISTILLED',
  distillation: 'DISTILLED',
  distill: 'DISTILLED',
  converted: 'CONVERTED',
  conversion: 'CONVERTED',
  component: 'COMPONENT',
  backbone: 'COMPONENT',
  encoder: 'COMPONENT',
  embeddings: 'COMPONENT',
  other: 'OTHER',
};

/** The relation that a source's word means; OTHER for an unknown word. */
export function relationOf(word: string): LineageRelationName {
  const normal = normalWord(word);
  return (Object.hasOwn(RELATIONS, normal) ? RELATIONS[normal] : undefined) ?? 'OTHER';
}
