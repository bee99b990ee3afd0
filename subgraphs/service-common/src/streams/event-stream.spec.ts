import fc from 'fast-check';
import { heartbeat, type StreamEvent, StreamEventReader, writeStreamEvent } from './event-stream';

const read = (reader: StreamEventReader, text: string | Buffer): [string, string][] =>
  [...reader.read(Buffer.from(text))].map(({ name, data }: StreamEvent) => [name, data.toString()]);

describe('a stream of events', () => {
  it('is read as it was written, however it is cut', () => {
    const results = fc.array(fc.oneof(fc.record({ data: fc.object() }), fc.constant('beat')), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(results, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (written, sizes) => {
        const text = written
          .map((result) => (typeof result === 'string' ? heartbeat : writeStreamEvent('next', result)))
          .join('');
        const bytes = Buffer.from(text + writeStreamEvent('complete'));
        const reader = new StreamEventReader(10_000);
        const seen: [string, string][] = [];
        for (let at = 0, n = 0; at < bytes.length; n += 1) {
          const end = at + (sizes[n % sizes.length] ?? 1);
          seen.push(...read(reader, bytes.subarray(at, end)));
          at = end;
        }
        const nexts = written.filter((result) => typeof result !== 'string');
        expect(seen).toEqual([...nexts.map((result) => ['next', JSON.stringify(result)]), ['complete', '']]);
      }),
    );
  });

  it('keeps line breaks of a text inside its event', () => {
    const result = { data: { text: 'one\n\ntwo\r\nevent: complete' } };
    const [[, data] = []] = read(new StreamEventReader(1000), writeStreamEvent('next', result));
    expect(JSON.parse(data ?? '')).toEqual(result);
  });

  it('takes an event of the most bytes there may be, and none of one more', () => {
    const event = writeStreamEvent('next', { a: 'é' });
    const bytes = Buffer.byteLength('{"a":"é"}');
    expect(read(new StreamEventReader(bytes), event)).toHaveLength(1);
    expect(() => read(new StreamEventReader(bytes - 1), event)).toThrow(/longer than 9 bytes/);
  });

  it('does not wait for the end of an event that is too long already', () => {
    const reader = new StreamEventReader(10);
    expect(read(reader, 'event: next\ndata: 1234567890')).toEqual([]);
    expect(() => read(reader, '12345678901234')).toThrow(/longer than 10 bytes/);
  });

  it.each(['\n\n', 'event: next\n\n', 'event: other\ndata: \n\n', 'data: 1\nevent: next\n\n', ': what\n\n'])(
    'refuses %j, after the events that were good',
    (text) => {
      const events = new StreamEventReader(100).read(Buffer.from(writeStreamEvent('stopping') + text));
      expect(events.next().value).toMatchObject({ name: 'stopping' });
      expect(() => events.next()).toThrow(/another form/);
    },
  );
});
