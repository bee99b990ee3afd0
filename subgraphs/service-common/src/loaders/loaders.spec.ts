import { randomUUID } from 'node:crypto';
import type { Page } from '../graphql/connection';
import { createConnectionLoader } from './create-connection-loader';
import { createDatedListLoader } from './create-dated-loader';
import { createByIdLoader, createListLoader, createLoader } from './create-loader';
import { createPageLoader } from './create-page-loader';
import { perArgument } from './per-argument';

interface Row {
  readonly id: string;
}

const rows = (ids: readonly string[]): Row[] => ids.map((id) => ({ id }));
const idOf = ({ id }: Row): string => id;

/** A batch function over the given keys that writes down what it was asked, and answers in reverse. */
function recordedBatch(existing?: readonly string[]): {
  batch: (keys: readonly string[]) => Promise<Row[]>;
  asked: (readonly string[])[];
} {
  const asked: (readonly string[])[] = [];
  return {
    asked,
    batch: async (keys) => {
      asked.push(keys);
      return rows(keys.filter((key) => existing?.includes(key) ?? true)).reverse();
    },
  };
}

describe('createLoader', () => {
  it('answers in the order of the keys, null for a key without a row, in one batch', async () => {
    const { batch, asked } = recordedBatch(['a', 'c']);
    const loader = createLoader('rows', batch, idOf);
    expect(await Promise.all(['c', 'b', 'a', 'c'].map((key) => loader.load(key)))).toEqual([
      { id: 'c' },
      null,
      { id: 'a' },
      { id: 'c' },
    ]);
    expect(asked).toEqual([['c', 'b', 'a']]);
  });

  it('answers null for a key that PostgreSQL cannot take, and the others as if it were not there', async () => {
    const { batch, asked } = recordedBatch();
    const loader = createLoader('rows', batch, idOf);
    expect(await loader.loadMany(['a', 'b\0'])).toEqual([{ id: 'a' }, null]);
    expect(asked).toEqual([['a']]);
  });

  it('splits more keys than a statement should have', async () => {
    const { batch, asked } = recordedBatch();
    const keys = Array.from({ length: 2001 }, (_, n) => String(n));
    expect(await createLoader('rows', batch, idOf).loadMany(keys)).toEqual(rows(keys));
    expect(asked.map(({ length }) => length)).toEqual([1000, 1000, 1]);
  });

  it('fails every key of a batch that fails', async () => {
    const loader = createLoader('rows', () => Promise.reject<Row[]>(new Error('down')), idOf);
    expect(await loader.loadMany(['a', 'b'])).toEqual([new Error('down'), new Error('down')]);
  });
});

describe('createByIdLoader', () => {
  const [one, two] = [randomUUID(), randomUUID()];

  it('answers null for malformed ids, which never reach SQL', async () => {
    const { batch, asked } = recordedBatch();
    const malformed = ['', 'x', `${one}0`, `{${one}}`, `${one} `, "' or true --"];
    const found = await createByIdLoader('rows', batch).loadMany([...malformed, one]);
    expect(found).toEqual([...malformed.map(() => null), { id: one }]);
    expect(asked).toEqual([[one]]);
  });

  it('sends nothing when every id is malformed', async () => {
    const { batch, asked } = recordedBatch();
    expect(await createByIdLoader('rows', batch).loadMany(['x', 'y'])).toEqual([null, null]);
    expect(asked).toEqual([]);
  });

  it('finds an id in either case, once', async () => {
    const { batch, asked } = recordedBatch();
    const found = await createByIdLoader('rows', batch).loadMany([one.toUpperCase(), two, one]);
    expect(found).toEqual([{ id: one }, { id: two }, { id: one }]);
    expect(asked).toEqual([[one, two]]);
  });
});

describe('createListLoader', () => {
  it('groups rows by key in the order they came; a key without rows has none', async () => {
    const asked: (readonly string[])[] = [];
    const loader = createListLoader(
      'rows',
      async (keys) => {
        asked.push(keys);
        return rows(['b1', 'a1', 'b2', 'x1']);
      },
      ({ id }) => id.charAt(0),
    );
    expect(await loader.loadMany(['a', 'b', 'c', 'd\0'])).toEqual([rows(['a1']), rows(['b1', 'b2']), [], []]);
    expect(asked).toEqual([['a', 'b', 'c']]);
  });
});

describe('createDatedListLoader', () => {
  it('asks once per day, and keeps the days apart', async () => {
    const asked: unknown[] = [];
    const loader = createDatedListLoader(
      'rows',
      async (keys, on) => {
        asked.push([on, keys]);
        return rows(keys.map((key) => `${key} on ${on}`));
      },
      ({ id }) => id.split(' ')[0] ?? '',
    );
    const monday = '2026-06-15';
    const tuesday = '2026-06-16';
    const found = await loader.loadMany([
      { key: 'a', on: monday },
      { key: 'a', on: tuesday },
      { key: 'b', on: monday },
      { key: 'a', on: monday },
      { key: 'c\0', on: monday },
    ]);
    const [aMonday, bMonday] = [rows([`a on ${monday}`]), rows([`b on ${monday}`])];
    expect(found).toEqual([aMonday, rows([`a on ${tuesday}`]), bMonday, aMonday, []]);
    expect(asked).toEqual([
      [monday, ['a', 'b']],
      [tuesday, ['a']],
    ]);
  });
});

describe('createPageLoader', () => {
  it('asks once per page, and keeps pages and parents apart', async () => {
    const asked: unknown[] = [];
    const loader = createPageLoader(
      'rows',
      async (parents, { first, after }: Page) => {
        asked.push([parents, first, after]);
        return rows(parents.map((parent) => `${parent}:${first}:${after?.join('|') ?? ''}`));
      },
      ({ id }) => id.split(':')[0] ?? '',
    );
    const pages: Page[] = [
      { first: 10, after: null },
      { first: 10, after: ['x'] },
      { first: 20, after: null },
    ];
    const keys = pages.flatMap((page) => ['a', 'b'].map((parent) => ({ parent, page: { ...page } })));
    const expected = ['a:10:', 'b:10:', 'a:10:x', 'b:10:x', 'a:20:', 'b:20:'];
    expect(await loader.loadMany([...keys, ...keys])).toEqual(
      [...expected, ...expected].map((id) => rows([id])),
    );
    expect(asked).toEqual([
      [['a', 'b'], 10, null],
      [['a', 'b'], 10, ['x']],
      [['a', 'b'], 20, null],
    ]);
  });
});

describe('createConnectionLoader', () => {
  const parents = ['a', 'b', 'c'];
  const held = [
    ['a', 'a1'],
    ['a', 'a2'],
    ['a', 'a3'],
    ['b', 'b1'],
  ] as const;

  /** Lists of rows in order of name, that write down what they were asked. */
  function recordedList() {
    const asked: string[] = [];
    const loader = createConnectionLoader<{ parent: string; name: string }>('rows', {
      cursor: ['text'],
      keysOf: ({ name }) => [name],
      parentOf: ({ parent }) => parent,
      pages: async (keys, { first, after }) => {
        asked.push(`pages of ${keys.join(' ')}`);
        return keys.flatMap((key) =>
          held
            .filter(([parent, name]) => parent === key && name > (after?.[0] ?? ''))
            .slice(0, first + 1)
            .map(([parent, name]) => ({ parent, name })),
        );
      },
      counts: async (keys) => {
        asked.push(`counts of ${keys.join(' ')}`);
        return [...new Set(held.map(([parent]) => parent))]
          .filter((parent) => keys.includes(parent))
          .map((parent) => ({ parent, count: held.filter(([of]) => of === parent).length }));
      },
    });
    return { asked, loader };
  }

  it('reads the pages of all parents at once, and counts them only when asked', async () => {
    const { asked, loader } = recordedList();
    const pages = await Promise.all(parents.map((parent) => loader.load(parent, { first: 2 })));
    expect(pages.map(({ nodes }) => nodes.map(({ name }) => name))).toEqual([['a1', 'a2'], ['b1'], []]);
    expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false, false]);
    expect(asked).toEqual(['pages of a b c']);
    expect(await Promise.all(pages.map(({ countAll }) => countAll()))).toEqual([3, 1, 0]);
    expect(asked).toEqual(['pages of a b c', 'counts of a b c']);
  });

  it('goes on where the cursor says', async () => {
    const { loader } = recordedList();
    const { pageInfo } = await loader.load('a', { first: 2 });
    const next = await loader.load('a', { first: 2, after: pageInfo.endCursor });
    expect(next.nodes.map(({ name }) => name)).toEqual(['a3']);
  });

  it('refuses a cursor that is not of this list, and asks nothing', async () => {
    const { asked, loader } = recordedList();
    await expect(loader.load('a', { after: 'no cursor' })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    expect(asked).toEqual([]);
  });
});

describe('perArgument', () => {
  it('makes one for each set of values', () => {
    const loaderOf = perArgument((category: string | null, region: string | null) => ({ category, region }));
    expect(loaderOf('A', null)).toBe(loaderOf('A', null));
    expect(loaderOf('A', null)).toEqual({ category: 'A', region: null });
    expect(loaderOf(null, 'A')).toEqual({ category: null, region: 'A' });
  });
});
