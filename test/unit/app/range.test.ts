import { rangeOf } from '../../../src/app/http/range';

const body = Buffer.from('0123456789');

it.each([
  ['bytes=0-0', '0', 'bytes 0-0/10'],
  ['bytes=4-', '456789', 'bytes 4-9/10'],
  ['bytes=-3', '789', 'bytes 7-9/10'],
  ['bytes=-30', '0123456789', 'bytes 0-9/10'],
  ['bytes=8-30', '89', 'bytes 8-9/10'],
])('%s is a part of the body', (header, text, told) => {
  const part = rangeOf(header, body);
  expect([part?.status, part?.bytes.toString(), part?.header]).toEqual([206, text, told]);
});

it.each(['bytes=10-', 'bytes=-0'])('%s is behind its end', (header) => {
  expect(rangeOf(header, body)).toMatchObject({ status: 416, header: 'bytes */10' });
});

it.each([undefined, 'bytes=-', 'bytes=5-4', 'bytes=0-1,4-5', 'lines=1-2'])(
  '%s asks for the whole',
  (header) => {
    expect(rangeOf(header, body)).toBeNull();
  },
);
