import fc from 'fast-check';
import {
  type Connection,
  connectionOf,
  type CursorKey,
  decodeCursor,
  encodeCursor,
  type Page,
  pageOf,
  pageParameters,
  totalCount,
} from './connection';

interface Item {
  readonly name: string;
  readonly id: string;
}

const byName: readonly CursorKey[] = ['text', 'text'];

const keysOf = ({ name, id }: Item): string[] => [name, id];

/** Reads a list the way a repository does: in order, what follows the cursor, one more than asked. */
function read(items: readonly Item[], page: Page): Connection<Item> {
  const place = page.after;
  const at = place === null ? 0 : items.findIndex(({ id }) => id === place[1]) + 1;
  return connectionOf(items.slice(at, at + page.first + 1), page, keysOf);
}

const list = fc
  .array(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 60 })
  .map((names) => names.map((name, index): Item => ({ name: name.replaceAll('\0', ''), id: `#${index}` })));

const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const uuid = '0b6f7c3e-8f5a-4a52-9d1e-5a2b7c9d0e1f';

describe('paging', () => {
  it('gives every item once and in order, whatever the list and the size of the page', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 100 }), (items, first) => {
        const seen: Item[] = [];
        let after: string | null = null;
        let more = true;
        while (more) {
          const { nodes, edges, pageInfo }: Connection<Item> = read(items, pageOf({ first, after }, byName));
          expect(pageInfo.hasPreviousPage).toBe(after !== null);
          expect(edges.map(({ node }) => node)).toEqual(nodes);
          expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
            edges[0]?.cursor ?? null,
            edges.at(-1)?.cursor ?? null,
          ]);
          expect(nodes.length).toBe(Math.min(first, items.length - seen.length));
          seen.push(...nodes);
          after = pageInfo.endCursor;
          more = pageInfo.hasNextPage;
        }
        expect(seen).toEqual(items);
      }),
    );
  });

  it('reads back the keys that it wrote into a cursor, whatever they hold', () => {
    const key = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 5 }), (keys) => {
        const { pageInfo } = connectionOf([{}], { first: 1, after: null }, () => keys);
        const kinds = keys.map((): CursorKey => 'text');
        expect(pageOf({ after: pageInfo.endCursor }, kinds).after).toEqual(keys);
      }),
    );
  });

  it('reads back the day and the id of every row', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.uuid(), (on, id) => {
        expect(pageOf({ after: cursor([on, id]) }, ['day', 'id']).after).toEqual([on, id]);
      }),
    );
  });

  it('has no cursors and no next page in an empty list', () => {
    expect(connectionOf([], { first: 1, after: null }, () => []).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });
});

describe('pageParameters', () => {
  it('are the row before the page and one row more than asked', () => {
    expect(pageParameters({ first: 20, after: null })).toEqual([null, null, 21]);
    expect(pageParameters({ first: 1, after: ['2026-06-15', uuid] })).toEqual(['2026-06-15', uuid, 2]);
  });
});

describe('totalCount', () => {
  it('counts when it is asked for', async () => {
    const countAll = jest.fn(() => Promise.resolve(3));
    const counted = { ...connectionOf([], { first: 1, after: null }, () => []), countAll };
    expect(countAll).not.toHaveBeenCalled();
    expect(await totalCount(counted)).toBe(3);
  });
});

describe('pageOf', () => {
  it('takes 20 when nothing is asked, and 1 to 100', () => {
    expect(pageOf({}, byName)).toEqual({ first: 20, after: null });
    expect(pageOf({ first: null, after: null }, byName)).toEqual({ first: 20, after: null });
    expect([1, 100].map((first) => pageOf({ first }, byName).first)).toEqual([1, 100]);
  });

  it.each([0, -1, 101, 10_000, NaN])('refuses a page of %d and says what is possible', (first) => {
    expect(() => pageOf({ first }, byName)).toThrow(
      expect.objectContaining({
        code: 'PAGE_SIZE_OUT_OF_RANGE',
        details: { argument: 'first', minimum: 1, maximum: 100 },
      }),
    );
  });

  it.each([
    ['empty', ''],
    ['garbage', 'no cursor'],
    ['an object', cursor({ name: 'a', id: 'b' })],
    ['of too few keys', cursor(['a'])],
    ['of too many keys', cursor(['a', 'b', 'c'])],
    ['of keys that are no texts', cursor(['a', 1])],
    ['with a key that is a list', cursor(['a', ['b']])],
    ['with a character that SQL cannot take', cursor(['a\0', 'b'])],
  ])('refuses a cursor that is %s', (_, after) => {
    expect(() => pageOf({ after }, byName)).toThrow(
      expect.objectContaining({ code: 'CURSOR_INVALID', details: { argument: 'after' } }),
    );
  });

  it('refuses the cursor of another list, when it is told what the keys are', () => {
    const byDay = cursor(['2026-06-15', uuid]);
    expect(pageOf({ after: byDay }, ['day', 'id']).after).toEqual(['2026-06-15', uuid]);
    for (const foreign of [
      ['Venlo', uuid],
      ['yesterday', uuid],
      ['2026-02-30', uuid],
      ['2026-6-1', uuid],
      ['infinity', uuid],
      ['2026-06-15', 'AM06'],
    ]) {
      expect(() => pageOf({ after: cursor(foreign) }, ['day', 'id'])).toThrow(
        expect.objectContaining({ code: 'CURSOR_INVALID' }),
      );
    }
  });

  it('takes an instant as a key as it was written, and nothing else in its place', () => {
    const at = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(at, (instant) => {
        const keys = [instant.toISOString(), uuid];
        expect(pageOf({ after: cursor(keys) }, ['instant', 'id']).after).toEqual(keys);
      }),
    );
    for (const foreign of [
      '2026-06-15',
      '2026-06-15T10:00:00Z',
      '2026-02-30T10:00:00.000Z',
      'infinity',
      '',
    ]) {
      expect(() => pageOf({ after: cursor([foreign, uuid]) }, ['instant', 'id'])).toThrow(
        expect.objectContaining({ code: 'CURSOR_INVALID' }),
      );
    }
  });

  it('takes a count as a key that an integer can hold, in one way of writing it', () => {
    fc.assert(
      fc.property(fc.nat(), (count) => {
        const keys = [uuid, String(count)];
        expect(decodeCursor(encodeCursor(keys), ['id', 'count'])).toEqual(keys);
      }),
    );
    for (const foreign of ['-1', '01', '1.0', '1e3', ' 1', '2147483648', '99999999999', '', uuid]) {
      expect(() => decodeCursor(encodeCursor([uuid, foreign]), ['id', 'count'])).toThrow(
        expect.objectContaining({ code: 'CURSOR_INVALID' }),
      );
    }
  });

  it('refuses anything that a client makes up', () => {
    const encoded = fc.oneof(fc.json(), fc.array(fc.string(), { maxLength: 3 })).map(cursor);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), encoded), (after) => {
        expect(() => pageOf({ after }, ['day', 'id'])).toThrow(
          expect.objectContaining({ code: 'CURSOR_INVALID' }),
        );
      }),
    );
  });
});
