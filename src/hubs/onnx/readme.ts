import { unique } from '../plain-json';
import { summaryOf, withoutLinks } from '../prose';
import type { Reference } from '../records';
import { wellKnownDataset } from '../well-known-datasets';
import { COCO, PASCAL_VOC, SQUAD } from './datasets';

/** A row of a README's table of models, by lower-case column. */
export interface ModelRow {
  /** The model's file, relative to the README. */
  file: string;
  cells: ReadonlyMap<string, string>;
}

/** What the README of a folder of the zoo says of the models in it. */
export interface Readme {
  summary: string | null;
  license: string | null;
  /** arXiv ids of the papers that it names. */
  papers: string[];
  dataset: Reference | null;
  /** The sentence on its dataset, where that is no dataset that is known. */
  unknownDataset: string | null;
  /** The section on how figures were measured. */
  validation: string;
  rows: ModelRow[];
}

const MAX_PAPERS = 10;
const SPDX = /^<!-+\s*SPDX-License-Identifier:\s*([\w.+-]+)\s*-+>/;
const HEADING = /^[ \t]*#{2,4}[ \t]+(.+)$/gm;
const ARXIV = /arxiv\.org\/(?:abs|pdf)\/(\d{4}\.\d{4,5})/gi;
const PAPERS = /^(?:description|paper|publication|references?)\b/i;
/** Datasets as READMEs write them, in the sections on what a model was trained on. */
const DATASETS: [RegExp, string][] = [
  [/ILSVRC2012|ImageNet\b(?!.*ILSVRC201[345])/, 'imagenet-1k'],
  [/\bSQuAD v?1\.1\b/i, 'squad'],
  [/\bCOCO\b/, 'coco'],
  [/\bPascal VOC\b/i, 'pascal-voc'],
  [/\bMNIST\b/, 'mnist'],
];
/**
 * Those that are another dataset to the catalogue than to result tables, which measure on a part.
 */
const REFERENCES: ReadonlyMap<string, Reference> = new Map([
  ['squad', SQUAD],
  ['coco', COCO],
  ['pascal-voc', PASCAL_VOC],
]);
/**
 * Groups of the zoo, and the datasets that their models can be trained on: one README of a
 * classifier names COCO by mistake.
 */
const OF_GROUP: [RegExp, readonly string[]][] = [
  [/\/classification\//, ['imagenet-1k', 'mnist']],
  [/\/object_detection_segmentation\//, ['coco', 'pascal-voc']],
  [/\/style_transfer\//, ['coco']],
  [/\/machine_comprehension\//, ['squad']],
];

/** Text below each heading, by the heading in lower case. */
function sectionsOf(text: string): Map<string, string> {
  const sections = new Map<string, string>();
  const headings = [...text.matchAll(HEADING)];
  headings.forEach(({ 0: line, 1: title = '', index }, place) => {
    const end = headings[place + 1]?.index ?? text.length;
    const name = title
      .replace(/<[^>]*>/g, '')
      .trim()
      .toLowerCase();
    if (!sections.has(name)) sections.set(name, text.slice(index + line.length, end).trim());
  });
  return sections;
}

const sectionNamed = (sections: ReadonlyMap<string, string>, name: RegExp): string =>
  [...sections].find(([title]) => name.test(title))?.[1] ?? '';

/**
 * Takes a README apart.
 *
 * @param folder where it lies in the zoo, such as `validated/vision/classification/resnet`
 */
export function parseReadme(folder: string, text: string): Readme {
  const sections = sectionsOf(text);
  const datasetText = sectionNamed(sections, /^dataset/);
  const known = OF_GROUP.find(([group]) => group.test(`/${folder}/`))?.[1] ?? [];
  const name = DATASETS.find(([words, id]) => words.test(datasetText) && known.includes(id))?.[1];
  const dataset =
    name === undefined ? null : (REFERENCES.get(name) ?? wellKnownDataset(name)?.reference ?? null);
  const papers = [...sections].flatMap(([title, content]) =>
    PAPERS.test(title) ? [...content.matchAll(ARXIV)].map(([, id = '']) => id) : [],
  );
  return {
    summary:
      summaryOf(sectionNamed(sections, /^description/)) ?? summaryOf(sectionNamed(sections, /^use cases/)),
    license: SPDX.exec(text)?.[1] ?? licenseIn(sectionNamed(sections, /^licen[cs]e/)),
    papers: unique(papers).slice(0, MAX_PAPERS),
    dataset,
    unknownDataset: dataset === null && datasetText !== '' ? (datasetText.split('\n', 1)[0] ?? null) : null,
    validation: sectionNamed(sections, /validation accuracy|^results\/accuracy/),
    rows: rowsOf(text),
  };
}

/** The first line without its link. */
const licenseIn = (section: string): string | null => {
  const line = withoutLinks(section.split('\n', 1)[0] ?? '').trim();
  return line === '' || line.length > 100 ? null : line;
};

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** Rows of every table that link to a file of a model. */
function rowsOf(text: string): ModelRow[] {
  const rows: ModelRow[] = [];
  let header: string[] = [];
  let before: string[] = [];
  for (const line of text.split('\n')) {
    if (!/^\s*\|/.test(line)) {
      header = [];
      before = [];
      continue;
    }
    const cells = cellsOf(line);
    if (cells.every((cell) => /^:?-*:?$/.test(cell))) header = before.map(nameOfColumn);
    else if (header.length > 0) {
      const file = /\]\(([^)\s]+\.onnx)\)/.exec(line)?.[1];
      const named = header.map((column, place) => [column, cells[place] ?? ''] as const);
      if (file !== undefined) rows.push({ file, cells: new Map(named) });
    }
    before = cells;
  }
  return rows;
}

const nameOfColumn = (cell: string): string => withoutLinks(cell).toLowerCase();
