import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTestApp, type TestApp } from '../../support/app';
import { Factories } from '../../support/factories';
import { at, type Answer } from './catalog-app';

/** Repositories, and what their cards say: tags, then text. */
const CARDS: Readonly<Record<string, readonly [string, string]>> = {
  'lab/bge-v1.5-zh': ['中文', '基于对比学习的中文句向量模型，可用于设备维修信息检索。'],
  'lab/ja-sentiment': ['日本語', '日本語の感情分析モデルです。レビュー文の極性を判定します。'],
  'lab/ko-ner': ['ko', '한국어 개체명 인식을 위한 사전학습 모델입니다.'],
  'lab/th-news': ['th', 'แบบจำลองภาษาไทยสำหรับจำแนกหัวข้อข่าว'],
  'lab/resume-fr': ['résumé', "Modèle de résumé d'articles économiques en français."],
  'lab/naive-bayes': ['baseline', 'A naïve Bayes baseline that sorts street names of Zürich.'],
  'lab/strasse': ['de', 'Erkennt Straßenschilder auf Fotos aus der Straße.'],
  'lab/ru-tree': ['ru', 'Модель узнаёт ёлки на снимках. Мой лес.'],
  'lab/pl-city': ['pl', 'Model rozpoznaje mowę, Łódź i Kraków.'],
  'lab/gpt2-mini': ['gpt2', 'Another small causal language model.'],
  'lab/gpt-2-tiny': ['gpt-2', 'A small causal language model.'],
  'openai-community/gpt2': ['causal', 'The first of its family.'],
  'lab/resnet50-flowers': ['x', 'A network that tells flowers apart.'],
  'lab/resnet-50-birds': ['x', 'A network that tells birds apart.'],
  'lab/yolov8n': ['x', 'A detector of small things in pictures.'],
  'lab/yolo-v8-nano': ['x', 'A detector of small things in videos.'],
  'lab/vit_b_32-clip': ['x', 'An encoder of pictures.'],
  'lab/t5-v1_1-base': ['t5', 'A text to text model.'],
  'lab/c-only': ['code', 'Completes plain C source code in editors.'],
  'lab/cpp-coder': ['code', 'Completes C++ and C# source code in editors.'],
  'lab/csharp-only': ['code', 'Completes C# source code in editors only.'],
  'lab/photo-2024.jpg-net': ['x', 'A model whose name looks like a host.'],
  'lab/dotty': ['code', 'Writes F# for the .NET platform.'],
  'lab/whisper-large': ['x', 'A recogniser of speech.'],
  'lab/stable-diffusion': ['x', 'A painter of pictures.'],
  'lab/bert-base-news': ['x', 'Sorts headlines.'],
  'lab/the-who': ['x', 'The model of and for the of a to in on it.'],
};

let folder: string;
let app: TestApp;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rootstock-search-'));
  for (const [name, [tag, text]] of Object.entries(CARDS)) {
    await mkdir(path.join(folder, name), { recursive: true });
    const card = `---\nlicense: mit\ntags:\n- ${tag}\n---\n\n${text}\n`;
    await writeFile(path.join(folder, name, 'README.md'), card);
  }
  app = await openTestApp();
  const report = await app.app.imports.run('huggingface', folder);
  expect(report).toMatchObject({ failure: null, created: Object.keys(CARDS).length });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

interface Found {
  readonly names: string[];
  readonly totalCount: number;
  readonly counted: number;
}

const SEARCH = `query Search($search: String) {
  models(search: $search, first: 50) {
    totalCount nodes { slug } facets { statuses { value count } tasks { value } }
  }
}`;

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const answer = await app.query(query, { variables });
  return { data: answer.data as unknown, errors: answer.errors ?? [] };
}

const slugsOf = (answer: Answer): string[] =>
  at<{ slug: string }[]>(answer, 'models.nodes').map(({ slug }) => slug.replace(/^lab\//, ''));

async function find(search: string): Promise<Found> {
  const answer = await ask(SEARCH, { search });
  expect(answer.errors).toEqual([]);
  const statuses = at<{ count: number }[]>(answer, 'models.facets.statuses');
  return {
    names: slugsOf(answer),
    totalCount: at<number>(answer, 'models.totalCount'),
    counted: statuses.reduce((sum, { count }) => sum + count, 0),
  };
}

it.each([
  ['a word inside a run of Chinese', '设备维修', ['bge-v1.5-zh']],
  ['another', '句向量', ['bge-v1.5-zh']],
  ['one letter of it', '句', ['bge-v1.5-zh']],
  ['no letters that do not stand together', '句维修', []],
  ['a word inside a run of Japanese', '感情分析', ['ja-sentiment']],
  ['katakana, and the same in half width', 'ﾚﾋﾞｭｰ', ['ja-sentiment']],
  ['a word inside a run of Korean', '사전학습', ['ko-ner']],
  ['and a part of it', '개체', ['ko-ner']],
  ['a word inside a run of Thai', 'ภาษาไทย', ['th-news']],
  ['a run beside Latin letters', 'fr句向量', []],
  ['an accent that was not typed', 'economiques', ['resume-fr']],
  ['nor this', 'francais', ['resume-fr']],
  ['an umlaut that was not typed', 'zurich', ['naive-bayes']],
  ['a diaeresis', 'naive', ['naive-bayes']],
  ['a composed accent', 'r\u00e9sum\u00e9', ['resume-fr']],
  ['the same decomposed', 're\u0301sume\u0301', ['resume-fr']],
  ['half of the accents, decomposed', 'resume\u0301', ['resume-fr']],
  ['a word in full width', 'ｎａｉｖｅ', ['naive-bayes']],
  ['ß as ss', 'STRASSE', ['strasse']],
  ['ss as ß', 'straße', ['strasse']],
  ['ё as е', 'елки', ['ru-tree']],
  ['й as itself', 'мой', ['ru-tree']],
  ['ł without its stroke', 'lodz', ['pl-city']],
  ['a word after an apostrophe', 'articles', ['resume-fr']],
])('finds %s: %s', async (_what, search, names) => {
  await expect(find(search)).resolves.toEqual({ names, totalCount: names.length, counted: names.length });
});

it.each([
  ['gpt2', 'gpt-2', ['gpt-2-tiny', 'gpt2-mini', 'openai-community/gpt2']],
  ['GPT 2', '"gpt2"', ['gpt-2-tiny', 'gpt2-mini', 'openai-community/gpt2']],
  ['resnet50', 'ResNet-50', ['resnet-50-birds', 'resnet50-flowers']],
  ['resnet_50', 'resnet 50', ['resnet-50-birds', 'resnet50-flowers']],
  ['yolov8', 'yolo-v8', ['yolo-v8-nano', 'yolov8n']],
  ['yolo v8', 'YOLO_V8', ['yolo-v8-nano', 'yolov8n']],
  ['ViT-B/32', 'vit-b32', ['vit_b_32-clip']],
  ['t5', 'T-5', ['t5-v1_1-base']],
  ['bge-v1.5-zh', 'bge v1.5', ['bge-v1.5-zh']],
  ['photo-2024.jpg', 'photo 2024', ['photo-2024.jpg-net']],
])('finds the same for %s and %s', async (one, other, names) => {
  expect((await find(one)).names.sort()).toEqual(names);
  expect((await find(other)).names.sort()).toEqual(names);
});

it.each([
  ['C++', ['cpp-coder']],
  ['cpp', ['cpp-coder']],
  ['C#', ['csharp-only', 'cpp-coder']],
  ['c', ['c-only']],
  ['F#', ['dotty']],
  ['.net', ['dotty']],
  ['C++ -c#', []],
])('takes %s for a word of its own', async (search, names) => {
  expect((await find(search)).names).toEqual(names);
});

it.each([
  ['gpt2', 'openai-community/gpt2'],
  ['GPT-2', 'openai-community/gpt2'],
  ['openai-community/gpt2', 'openai-community/gpt2'],
  ['c-only', 'c-only'],
  ['the-who', 'the-who'],
])('puts the very name %s first', async (search, name) => {
  expect((await find(search)).names[0]).toBe(name);
});

it.each([
  ['whsiper', ['whisper-large']],
  ['wisper large', ['whisper-large']],
  ['defusion', ['stable-diffusion']],
  ['bertbase', ['bert-base-news']],
  ['diffus', ['stable-diffusion']],
  ['resnte50 -birds', ['resnet50-flowers']],
  ['zzzzzz', []],
])('takes the misspelt %s for the words of names', async (search, names) => {
  await expect(find(search)).resolves.toEqual({ names, totalCount: names.length, counted: names.length });
});

it('forgives a typo in the name of a model that was renamed', async () => {
  const { id } = await new Factories(app.database).aModel({ slug: 'lab/alpaca', name: 'alpaca' });
  await app.database.query({
    label: 'test_rename',
    text: `UPDATE model SET slug = 'lab/vicuna', name = 'vicuna' WHERE id = $1`,
    values: [id],
  });
  expect((await find('vicunna')).names).toEqual(['vicuna']);
  expect((await find('alpacca')).names).toEqual([]);
});

it('goes on where a page of a misspelt search ended', async () => {
  const query = `query ($after: String) {
    models(search: "resnte50", first: 1, after: $after) { nodes { slug } pageInfo { endCursor hasNextPage } }
  }`;
  const first = await ask(query);
  expect(at(first, 'models.pageInfo.hasNextPage')).toBe(true);
  const second = await ask(query, { after: at(first, 'models.pageInfo.endCursor') });
  expect(at(second, 'models.pageInfo.hasNextPage')).toBe(false);
  expect([...slugsOf(first), ...slugsOf(second)].sort()).toEqual(['resnet-50-birds', 'resnet50-flowers']);
});

it.each(['+++', '"', '-', '\\', `'); --`, ':*&|!()<->', '🚀', 'the', '\u200b'])(
  'finds nothing for %j, in which no word is',
  async (search) => expect((await find(search)).totalCount).toBe(0),
);

it.each(['', '   ', '\u3000'])('takes %j for no search', async (search) => {
  expect((await find(search)).totalCount).toBeGreaterThan(20);
});

it('refuses a search of more than 200 characters', async () => {
  const { errors } = await ask(SEARCH, { search: '句'.repeat(10_000) });
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'search' });
});

it('searches datasets and domains by the same rule', async () => {
  const make = new Factories(app.database);
  await make.aDomain({ slug: 'optics', name: 'Optics', aliases: ['photonics'] });
  await make.aDataset({ slug: 'lab/cafe-résumés', name: 'Cafés', summary: '商品评论数据集' });
  const { data } = await ask(`{
    inside: datasets(search: "评论") { totalCount }
    folded: datasets(search: "cafes resumes") { totalCount }
    misspelt: datasets(search: "cafse") { totalCount }
    domains(search: "phtoonics") { nodes { slug } }
  }`);
  expect(data).toMatchObject({
    inside: { totalCount: 1 },
    folded: { totalCount: 1 },
    misspelt: { totalCount: 1 },
    domains: { nodes: [{ slug: 'optics' }] },
  });
});
