import { copyOf, fillTemplate, isShort } from './support/catalogue';
import { startCluster, type Cluster } from './support/cluster';
import { allOf, compare, report } from './support/ledger';
import { end, endAll, serve, type Service } from './support/program';
import { Writers } from './support/writers';

const TIMES = isShort ? 3 : 12;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
  await fillTemplate(cluster);
});
afterEach(endAll);
afterAll(() => cluster.remove());

it('drops no request that it accepted when it is told to stop under load', async () => {
  const place = await copyOf(cluster, 'stopped');
  let service: Service | null = null;
  const writers = new Writers(() => service?.url ?? null, 'stopped');
  writers.start(16);
  const codes: (number | null)[] = [];
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    service = await serve(place);
    await writers.more(60);
    const begun = Date.now();
    codes.push(await end(service, 'SIGTERM'));
    took.push(Date.now() - begun);
    service = null;
  }
  await writers.stop();
  const { acknowledged, counts } = writers;
  const compared = await compare(place, acknowledged);
  report({ stops: TIMES, acknowledged: acknowledged.length, found: compared.found, ...counts, tookMs: took });
  expect(compared).toEqual(allOf(acknowledged));
  expect(codes).toEqual(codes.map(() => 0));
  expect({ dropped: counts.dropped, failed: counts.failed }).toEqual({ dropped: 0, failed: 0 });
});
