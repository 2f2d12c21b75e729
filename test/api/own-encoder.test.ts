import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { loadCustomEncoder, type RunningEncoder } from '../../src/embedding';
import { createLog } from '../../src/platform/log';
import { openTestApp, type TestApp } from '../support/app';
import { graphModel, writeModel } from '../unit/embedding/custom/tiny-models';

const HOOK = path.join(__dirname, '../../scripts/swc-hook.cjs');
const ASK = `
  query ($description: String!) {
    catalog { encoderVersion }
    recommendBases(input: { target: { description: $description } }) {
      target { nearestDomains { domain { slug similarDomains(first: 2) { domain { slug } } } similarity } }
      recommendations { score reasons { contribution } }
      abstention { code }
      receipt { encoderVersion }
    }
  }`;

interface Answered {
  catalog: { encoderVersion: string };
  recommendBases: {
    target: { nearestDomains: { domain: { slug: string; similarDomains: unknown[] }; similarity: number }[] };
    recommendations: { score: number; reasons: { contribution: number }[] }[];
    abstention: { code: string } | null;
    receipt: { encoderVersion: string };
  };
}

describe('an encoder of the user in the place of the one that ships', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'own-encoder-'));
  let app: TestApp;
  let running: RunningEncoder;
  let tellTaken: () => void;
  const isTaken = new Promise<void>((resolve) => (tellTaken = resolve));
  const log = createLog(
    'info',
    new Writable({
      write: (line: Buffer, _encoding, done) => {
        if (line.includes('the encoder of the settings answers from now on')) tellTaken();
        done();
      },
    }),
  );

  beforeAll(async () => {
    writeModel(folder, graphModel());
    const loadOwnEncoder = async (shipped: Parameters<typeof loadCustomEncoder>[0]['shipped']) => {
      running = await loadCustomEncoder({
        source: folder,
        backend: 'cpu',
        shipped,
        fetchFile: () => Promise.reject(new Error('nothing is fetched')),
        thread: { execArgv: ['-r', HOOK] },
      });
      return running;
    };
    app = await openTestApp({ stage: 'starter', loadOwnEncoder, log });
  }, 180_000);
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const version = async (): Promise<string> => {
    const answer = await app.query('{ catalog { encoderVersion } }');
    return (answer.data as Pick<Answered, 'catalog'>).catalog.encoderVersion;
  };
  const ask = async (description: string) => {
    const answer = await app.query(ASK, { variables: { description } });
    expect(answer.errors).toBeUndefined();
    const { catalog, recommendBases } = answer.data as Answered;
    return { version: catalog.encoderVersion, ...recommendBases };
  };

  it('answers when the catalogue is embedded by it, abstains as before, and gives way when it breaks down', async () => {
    const before = await ask('classify pneumonia in chest radiographs');
    expect(before.version).toMatch(/^rootstock-/);

    app.app.encoder.start();
    await isTaken;
    expect(await version()).not.toBe(before.version);
    // The one that ships may answer a moment longer, until the vectors of the other are read.
    let now = await ask('classify pneumonia in chest radiographs');
    while (now.receipt.encoderVersion === before.version)
      now = await ask('classify pneumonia in chest radiographs');
    expect(now.version).toMatch(/^custom-/);
    expect(now.receipt.encoderVersion).toBe(now.version);
    const nearest = now.target.nearestDomains.map(({ domain }) => domain.slug);
    expect(nearest.slice(0, 3)).toContain('medical/radiology/chest-x-ray');
    expect(now.target.nearestDomains[0]?.domain.similarDomains).toHaveLength(2);
    expect(now.recommendations).toHaveLength(10);
    for (const { score, reasons } of now.recommendations) {
      const sum = reasons.reduce((all, { contribution }) => all + contribution, 0);
      expect(sum).toBeCloseTo(score, 5);
    }
    expect((await ask('the quick brown fox jumps over the lazy dog')).abstention?.code).toBe(
      'UNKNOWN_TARGET',
    );

    await running.stop();
    await running.ended;
    const after = await ask('classify pneumonia in chest radiographs');
    expect(after.version).toBe(before.version);
    expect(after.target).toEqual(before.target);
    expect(after.recommendations).toEqual(before.recommendations);
  }, 180_000);
});
