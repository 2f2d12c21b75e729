import { layOutLineage, lineageGraph } from '../../../src/pages/things/lineage-layout';

type Model = Parameters<typeof lineageGraph>[0];

const bases = (...slugs: string[]) =>
  slugs.map((slug) => ({ relation: 'FINETUNE' as const, base: { slug } }));
const relative = (depth: number, slug: string, ...of: string[]) => ({
  depth,
  model: { slug, bases: bases(...of) },
});

const model = (facts: {
  bases?: string[];
  ancestors?: Model['ancestors'];
  derivatives?: string[];
  count?: number;
  descendants?: Model['descendants'];
}): Model =>
  ({
    slug: 'lab/self',
    bases: bases(...(facts.bases ?? [])),
    ancestors: facts.ancestors ?? [],
    derivatives: {
      totalCount: facts.count ?? facts.derivatives?.length ?? 0,
      totalCountIsExact: true,
      nodes: (facts.derivatives ?? []).map((slug) => ({ relation: 'ADAPTER', child: { slug } })),
    },
    descendants: facts.descendants ?? [],
  }) as Partial<Model> as Model;

const linesOf = (of: Model) => lineageGraph(of).lines.map(({ from, to }) => `${from} > ${to}`);

describe('the lineage that is drawn', () => {
  it('goes from bases of bases to what was made of what was made', () => {
    const whole = model({
      bases: ['lab/base'],
      ancestors: [relative(1, 'lab/base', 'lab/old'), relative(2, 'lab/old')],
      derivatives: ['lab/child'],
      descendants: [relative(1, 'lab/child', 'lab/self'), relative(2, 'lab/grandchild', 'lab/child')],
    });
    expect(linesOf(whole).sort()).toEqual([
      'lab/base > lab/self',
      'lab/child > lab/grandchild',
      'lab/old > lab/base',
      'lab/self > lab/child',
    ]);
    const laidOut = layOutLineage(whole);
    const heightOf = (slug: string) => laidOut?.boxes.find((box) => box.slug === slug)?.y ?? NaN;
    const order = ['lab/old', 'lab/base', 'lab/self', 'lab/child', 'lab/grandchild'].map(heightOf);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(new Set(order).size).toBe(5);
    expect(layOutLineage(whole)).toEqual(laidOut);
  });

  it('folds more than eight of a level into a count, and shows eight', () => {
    const slugs = Array.from({ length: 8 }, (_, at) => `lab/child-${at}`);
    const shown = (count: number) => lineageGraph(model({ derivatives: slugs, count })).boxes;
    expect(shown(8).map(({ text }) => text)).toEqual(['self', ...slugs.map((slug) => slug.slice(4))]);
    const many = shown(1234);
    expect(many).toHaveLength(1 + 8);
    expect(many.at(-1)).toEqual({ id: 'others 4', text: 'and 1,227 more', slug: null });
    expect(linesOf(model({ derivatives: slugs, count: 1234 }))).toContain('lab/self > others 4');
  });

  it('leads from what is folded to what was made of it', () => {
    const merged = Array.from({ length: 10 }, (_, at) => `lab/base-${at}`);
    const lines = linesOf(model({ bases: merged, ancestors: merged.map((slug) => relative(1, slug)) }));
    expect(lines).toHaveLength(8);
    expect(lines).toContain('others 2 > lab/self');
  });

  it('covers no box with another, and keeps all of it within the drawing', () => {
    const names = Array.from({ length: 8 }, (_, at) => `lab/${'a-long-name-of-a-model-'.repeat(2)}${at}`);
    const laidOut = layOutLineage(model({ derivatives: names }));
    const { boxes, width, height } = laidOut ?? { boxes: [], width: 0, height: 0 };
    expect(boxes).toHaveLength(9);
    for (const box of boxes) {
      expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width / 2).toBeLessThanOrEqual(width);
      expect(box.y + box.height / 2).toBeLessThanOrEqual(height);
      for (const other of boxes)
        if (other !== box && other.y === box.y)
          expect(Math.abs(other.x - box.x)).toBeGreaterThanOrEqual((other.width + box.width) / 2);
    }
  });

  it('is nothing where a model has none', () => {
    expect(layOutLineage(model({}))).toBeNull();
  });
});
