import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import { SocketLine } from '../../../src/app/http/socket-line';

/** A WebSocket whose client reads when it is told to, and is heard of when the test says so. */
class Socket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  protocol = 'graphql-transport-ws';
  bufferedAmount = 0;
  isPaused = false;
  isCut = false;
  pings = 0;
  closedWith: unknown[] = [];
  private unread: (() => void)[] = [];

  send(text: string, onRead: () => void): void {
    this.bufferedAmount += text.length;
    this.unread.push(onRead);
  }
  read(): void {
    this.bufferedAmount = 0;
    for (const onRead of this.unread.splice(0)) onRead();
  }
  ping(): void {
    this.pings += 1;
  }
  pause(): void {
    this.isPaused = true;
  }
  resume(): void {
    this.isPaused = false;
  }
  close(...said: unknown[]): void {
    this.closedWith = said;
    this.readyState = 2;
  }
  terminate(): void {
    this.isCut = true;
    this.emit('close', 1006, Buffer.from(''));
  }
}

let socket: Socket;
let line: SocketLine;
beforeEach(() => {
  jest.useFakeTimers();
  socket = new Socket();
  line = new SocketLine(socket as unknown as WebSocket);
});
afterEach(() => {
  socket.terminate();
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

it('cuts off who takes too long to read, by how much there is to read', () => {
  void line.send('x'.repeat(500_000));
  jest.advanceTimersByTime(19_000);
  expect(socket.isCut).toBe(false);
  expect(socket.pings).toBe(0);
  jest.advanceTimersByTime(2_000);
  expect(socket.isCut).toBe(true);
});

it('says when something was read, and sends nothing to a line that is closed', async () => {
  const sent = line.send('x');
  socket.read();
  await sent;
  line.close(1001, 'The server is being stopped.');
  await line.send('y');
  expect(socket.bufferedAmount).toBe(0);
});

it('cuts off who does not answer a ping, and nobody who does', () => {
  for (let count = 0; count < 3; count += 1) {
    jest.advanceTimersByTime(12_000);
    socket.emit('pong', Buffer.alloc(0));
  }
  expect(socket.isCut).toBe(false);
  jest.advanceTimersByTime(24_000);
  expect(socket.isCut).toBe(true);
});

it('reads no further while its client does not', async () => {
  const heard: string[] = [];
  line.onMessage((text) => heard.push(text));
  const sent = line.send('x'.repeat(1_000_001));
  socket.emit('message', Buffer.from('one'));
  expect([heard, socket.isPaused]).toEqual([['one'], true]);
  socket.read();
  await sent;
  expect(socket.isPaused).toBe(false);
});

it('closes on too much that no operation pays for, whatever it is, until the next ping', () => {
  const message = (length: number): boolean => socket.emit('message', Buffer.alloc(length, 'x'));
  const claimed: number[] = [];
  let isOperation = true;
  line.onMessage(() => {
    if (isOperation) claimed.push(line.claim());
  });
  for (let count = 0; count < 9; count += 1) message(900_000);
  expect(claimed).toEqual(Array.from({ length: 9 }, () => 900_000));
  isOperation = false;
  message(900_000);
  socket.emit('ping', Buffer.alloc(100_000));
  expect(socket.closedWith).toEqual([]);
  jest.advanceTimersByTime(12_000);
  message(600_000);
  line.leaveUnpaid(400_000);
  expect(socket.closedWith).toEqual([]);
  message(1);
  expect(socket.closedWith).toEqual([1008, 'Too much was sent']);
});

it('hands on nothing once it is closing, and closes once', () => {
  const heard: string[] = [];
  line.onMessage((text) => {
    heard.push(text);
    line.close(4400, 'Invalid message received');
  });
  for (const text of ['one', 'two', 'three']) socket.emit('message', Buffer.from(text));
  expect(heard).toEqual(['one']);
  expect(jest.getTimerCount()).toBe(2);
  expect(socket.closedWith).toEqual([4400, 'Invalid message received']);
});

it('closes on too many messages between two pings, of any kind, and hands on no more', () => {
  let heard = 0;
  line.onMessage(() => (heard += 1));
  for (let count = 0; count < 1_000; count += 1) socket.emit('message', Buffer.from('x'));
  for (let count = 0; count < 1_000; count += 1) socket.emit('ping', Buffer.alloc(0));
  socket.emit('message', Buffer.from('x'));
  expect(heard).toBe(1_000);
  expect(socket.closedWith).toEqual([1008, 'More than 1200 messages in 12 s']);
});

it('cuts off who does not close as well, and tells no reason that is too long', () => {
  line.close(4403, 'x'.repeat(200));
  expect(socket.closedWith).toEqual([4403, '']);
  jest.advanceTimersByTime(600);
  expect(socket.isCut).toBe(true);
});
