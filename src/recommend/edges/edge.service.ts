import { forEverybody, wasStopped } from '../../platform/cancellation';
import type { Log } from '../../platform/log';
import { withFit } from '../fitting/fitted-version';
import type { KnowledgeService } from '../knowledge/knowledge.service';
import type { Snapshot } from '../knowledge/snapshot';
import { DomainEdges } from './compute-edges';
import type { EdgeRepository, TransferRow } from './edge.repository';

/** Lets whatever waits on the event loop run first. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Keeps the stored edges up with the evidence, in the background. */
export class EdgeService {
  /**
   * Ids of the domains whose edges are known to be right for a snapshot: a change of the catalogue
   * or a new fit makes another one. None is kept in memory by this.
   */
  private readonly rightFor = new WeakMap<Snapshot, Set<number>>();
  /** Domains to look at again; null for all of them. */
  private wanted: Set<number> | null = new Set();
  private refreshing: Promise<number> | undefined;
  private stopped = false;
  /** Whether stored edges that say they are of this revision and version may be kept. */
  private mayKeep = true;

  constructor(
    private readonly knowledge: KnowledgeService,
    private readonly edges: EdgeRepository,
    private readonly options: { recommenderVersion: string; log: Log },
  ) {}

  /**
   * Computes the edges of every domain whose evidence changed since, and stores those that differ.
   * One domain at a time, so that requests are served in between; who asks while it runs gets the
   * same run. Returns how many edges changed; none once it is stopped.
   */
  refreshEdges(): Promise<number> {
    this.wanted = null;
    return this.start();
  }

  /**
   * The same after a change that the catalogue does not tell of, such as another encoder: no stored
   * edge is taken for right.
   */
  async recomputeEdges(): Promise<number> {
    await this.knowledge.takeUpEncoder();
    await this.refreshing?.catch(() => undefined);
    this.mayKeep = false;
    return this.refreshEdges();
  }

  /**
   * The first source domains of the edges into each domain, best first, as they are stored. Where
   * the catalogue moved on since, they are computed again afterwards: an answer never waits for
   * that.
   */
  async findSources(domainIds: readonly number[], first: number): Promise<TransferRow[]> {
    const sources = await this.edges.findSources(domainIds, first);
    const snapshot = await this.newest();
    if (snapshot === undefined) return sources;
    const unsure = domainIds.filter((id) => !this.isRight(id, snapshot));
    for (const id of unsure) this.wanted?.add(id);
    if (unsure.length > 0) {
      this.start().catch((error: unknown) => this.logFailure(error, 'transfer edges could not be refreshed'));
    }
    return sources;
  }

  /** The first domains that bases of each domain go to, best first, as they are stored. */
  findTargets(domainIds: readonly number[], first: number): Promise<TransferRow[]> {
    return this.edges.findTargets(domainIds, first);
  }

  /** Of use only to see whether edges are to be computed: without it, what is stored answers. */
  private async newest(): Promise<Snapshot | undefined> {
    try {
      return (await this.knowledge.current()).snapshot;
    } catch (error) {
      this.logFailure(error, 'it is not known whether transfer edges are up to date');
      return undefined;
    }
  }

  private logFailure(error: unknown, message: string): void {
    if (!wasStopped(error)) this.options.log.error({ err: error }, message);
  }

  /**
   * Ends a refresh after the domain that it is at, or the reading of the catalogue that it waits
   * for; for shutdown.
   */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.refreshing?.catch(() => undefined);
  }

  private isRight(domainId: number, snapshot: Snapshot): boolean {
    return this.rightFor.get(snapshot)?.has(domainId) === true;
  }

  private start(): Promise<number> {
    if (this.stopped) return Promise.resolve(0);
    this.refreshing ??= forEverybody(() => this.refresh()).finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  /** Where another process computes them, they are left to it: whoever asks next looks again. */
  private async refresh(): Promise<number> {
    let changed = 0;
    await this.edges.alone(async (lost) => {
      changed = await this.refreshAlone(lost);
    });
    return changed;
  }

  /** What is stored outlasts a question: the former snapshot, which may answer one, will not do. */
  private async refreshAlone(lost: AbortSignal): Promise<number> {
    let changed = 0;
    const snapshot = await this.knowledge.upToDate();
    const { knowledge } = snapshot;
    const { revision, knowledgeRevision } = knowledge;
    const recommenderVersion = withFit(this.options.recommenderVersion, snapshot.fit?.fit.version);
    const kept = this.mayKeep ? await this.edges.findUpToDate(recommenderVersion) : [];
    this.mayKeep = true;
    const right = this.rightFor.get(snapshot) ?? new Set<number>();
    this.rightFor.set(snapshot, right);
    for (const id of kept) right.add(id);
    const wanted = this.wanted ?? new Set(knowledge.domains.keys());
    this.wanted = new Set();
    const edgesOf = new DomainEdges(snapshot, pause);
    for (const domain of knowledge.domains.values()) {
      if (this.stopped || lost.aborted) break;
      if (!wanted.has(domain.id) || right.has(domain.id)) continue;
      const edges = await edgesOf.of(domain);
      const from = { revision, knowledgeRevision, recommenderVersion };
      changed += await this.edges.replace(domain.id, edges, from);
      right.add(domain.id);
    }
    this.options.log.debug({ changed, revision }, 'transfer edges are up to date');
    return changed;
  }
}
