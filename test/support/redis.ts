import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** The server that `npm run test:redis` found. */
export function redisUrl(): string {
  const url = process.env.TEST_REDIS_URL;
  if (url === undefined) throw new Error('Run these tests by "npm run test:redis".');
  return url;
}

/** A way to Redis that a test can break: by cutting it, or by letting nothing through any more. */
export class BreakableRedis {
  private server: Server | null = null;
  private port = 0;
  private readonly sockets = new Set<Socket>();
  private isMute = false;

  private constructor(private readonly target: URL) {}

  static async to(url: string): Promise<BreakableRedis> {
    const redis = new BreakableRedis(new URL(url));
    await redis.mend();
    return redis;
  }

  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  async cut(): Promise<void> {
    const { server } = this;
    this.server = null;
    const closed = server === null ? null : once(server, 'close');
    server?.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Connections stand, but nothing comes through. */
  mute(): void {
    this.isMute = true;
  }

  async mend(): Promise<void> {
    this.isMute = false;
    if (this.server !== null) return;
    this.server = createServer((socket) => this.pass(socket));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  private pass(socket: Socket): void {
    const { hostname, port } = this.target;
    const onward = connect(Number(port) || 6379, hostname);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.sockets.add(one);
      one.on('data', (bytes: Buffer) => this.isMute || other.write(bytes));
      one.on('error', () => undefined);
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
  }
}
