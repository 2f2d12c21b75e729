import { Findings } from '../findings';
import { licenseOf, wordsOf } from '../huggingface/card-metadata';
import { parseCard, reportFaulty, summaryIn, type CardText } from '../huggingface/front-matter';
import { problemItem, skipped } from '../items';
import { addressOf } from '../huggingface/repository-id';
import { countOfMillions, numberIn } from '../numbers';
import { unique, type PlainObject } from '../plain-json';
import type { HubItem } from '../records';
import { imagesOf, TIMM } from './weights';

const OWNER = 'timm/';
/** Lines of "Model Stats"; where training and test differ, the size of training comes first. */
const PARAMETERS = /^\s*-\s*Params \(M\):\s*([\d,]+(?:\.\d+)?)\s*$/m;
const IMAGE_SIZE = /^\s*-\s*Image size:\s*(?:train\s*=\s*)?(\d{1,5}) x (\d{1,5})\b/im;
const MACS = /^\s*-\s*GMACs:\s*(\d+(?:\.\d+)?)\s*$/m;
const PAPER = /arxiv\.org\/abs\/(\d{4}\.\d{4,5})/gi;
const MAX_PAPERS = 20;

/** What the card of a repository of `timm` on Hugging Face says of the weights. */
export interface TimmCard {
  /** The weights, such as `coat_small.in1k`. */
  name: string;
  license: string | null;
  summary: string | null;
  tags: string[];
  parameterCount: number | null;
  inputSignature: ReturnType<typeof imagesOf>;
  /** Datasets as the card names them. */
  datasets: string[];
  raw: PlainObject;
}

/**
 * Reads a card; null for what is no card of timm's, and problems instead of one that cannot be
 * used.
 */
export function readTimmCard(id: string, content: CardText): { card: TimmCard | null; items: HubItem[] } {
  const none = { card: null, items: [] };
  if (!id.startsWith(OWNER) || id.length > 200) return none;
  const text = parseCard(content);
  const { metadata, hasFrontMatter, body, fault } = text;
  if (!hasFrontMatter) return none;
  const name = id.slice(OWNER.length);
  if (fault !== null) return { card: null, items: [skipped(TIMM, name, null, fault)] };
  const findings = new Findings(TIMM, name);
  reportFaulty(text, findings);
  const [, width, height] = IMAGE_SIZE.exec(body) ?? [];
  const papers = [...body.matchAll(PAPER)].slice(0, MAX_PAPERS).map(([, paper = '']) => `arxiv:${paper}`);
  const macs = MACS.exec(body)?.[1];
  const card: TimmCard = {
    name,
    license: licenseOf(metadata, findings, addressOf(id)),
    summary: summaryIn(text, findings),
    tags: unique([...wordsOf(metadata, 'tags', findings), ...papers]),
    parameterCount: countOfMillions(numberIn(PARAMETERS.exec(body)?.[1] ?? null)),
    inputSignature: width === height ? imagesOf(width === undefined ? null : Number(width)) : null,
    datasets: wordsOf(metadata, 'datasets', findings),
    raw: { ...metadata, ...(macs === undefined ? {} : { GMACs: Number(macs) }) },
  };
  return { card, items: findings.problems.map(problemItem) };
}
