import { type Caller, errorMessage, type Role, roles } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type Federation, startFederation, wires } from './federation/start-federation';

const id = '00000000-0000-4000-8000-000000000001';
const as: Record<Role, Caller> = {
  PUBLIC: callers.public,
  EMPLOYER: callers.employer(id),
  DESK: callers.desk(id, ['AM06']),
  ORGANISER: callers.organiser(),
  LIAISON: callers.liaison(),
  ADMIN: callers.admin(),
};
let written: string[] = [];

const rooms = {
  typeDefs: `
    type Query {
      open: Int
      secret: Int @authenticated
      strict: Int! @requiresScopes(scopes: [["ADMIN"]])
      room(id: ID!): Room
      rooms: [Room!]!
      grid: [[Room]]
      vault: Vault
      things: [Thing!]!
      contacts: [Contact!]!
    }
    type Mutation {
      put(label: String!): Room
      drop(label: String!): Room @requiresScopes(scopes: [["LIAISON"], ["ADMIN"]])
    }
    type Room @key(fields: "id") {
      id: ID!
      name: String
      size: Int @authenticated
      notes: String @policy(policies: [["own-desk"], ["ADMIN"]])
      plan: String! @policy(policies: [["own-desk"]])
      next: Room
    }
    type Vault @requiresScopes(scopes: [["DESK"]]) { gold: Int }
    union Thing = Room | Vault
    interface Contact { id: ID! name: String room: Room }
    type DeskContact implements Contact { id: ID! name: String @authenticated room: Room }
    type FirmContact implements Contact { id: ID! name: String @policy(policies: [["own-employer"], ["ADMIN"]]) room: Room }
  `,
  resolvers: {
    Query: {
      open: () => 1,
      secret: () => 2,
      strict: () => 3,
      room: (_: never, { id: asked }: { id: string }) => (asked === 'none' ? null : room(asked)),
      rooms: () => ['1', '2'].map(room),
      grid: () => [[room('1'), null], [room('2')]],
      vault: () => ({ gold: 4 }),
      things: () => [room('1'), { gold: 5 }],
      contacts: () => [
        { __typename: 'DeskContact', id: 'd', name: 'Desk', room: room('1') },
        { __typename: 'FirmContact', id: 'f', name: 'Firm', room: room('2') },
      ],
    },
    Mutation: {
      put: (_: never, { label }: { label: string }) => (written.push(`put ${label}`), room(label)),
      drop: (_: never, { label }: { label: string }) => (written.push(`drop ${label}`), room(label)),
    },
    Room: {
      __resolveReference: ({ id: asked }: { id: string }) => room(asked),
      next: ({ id: own }: { id: string }) => room(`${own}${own}`),
    },
    Thing: { __resolveType: ({ gold }: { gold?: number }) => (gold === undefined ? 'Room' : 'Vault') },
  },
};
const room = (own: string) => ({ id: own, name: `Room ${own}`, size: 10, notes: 'n', plan: 'p' });

const doors = {
  typeDefs: `
    type Room @key(fields: "id") {
      id: ID!
      size: Int @external
      doors: Int
      area: Int @requires(fields: "size") @authenticated
      keys: [Key!] @authenticated
    }
    type Key @authenticated { code: String }
  `,
  resolvers: {
    Room: {
      __resolveReference: (reference: object) => reference,
      doors: () => 2,
      area: ({ size }: { size: number }) => size * 10,
      keys: () => [{ code: 'c' }],
    },
  },
};

describe.each(wires)('access rules over %s', (wire) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(wire, { rooms, doors });
  });
  beforeEach(() => {
    written = [];
    federation.fetches.length = 0;
  });
  afterAll(() => federation.close());

  const ask = async (role: Role, query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors = [] } = await federation.ask(query, variables, { caller: as[role] });
    return {
      data,
      errors: errors.map(({ path, extensions }) => `${path?.join('.')} ${String(extensions?.['code'])}`),
    };
  };
  const documents = () => federation.fetches.map(({ document }) => document).join('\n');

  const everyRole: Role[] = ['EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN'];

  it.each<[string, string, string, Role[]]>([
    ['@authenticated', '{ secret }', 'secret', everyRole],
    ['a type’s @requiresScopes', '{ vault { gold } }', 'vault', ['DESK']],
    ['@policy', '{ room(id: "1") { notes } }', 'room.notes', ['DESK', 'ADMIN']],
    ['a rule of another subgraph', '{ room(id: "1") { keys { code } } }', 'room.keys', everyRole],
  ])('let through whom %s names, and nobody else', async (_, query, path, allowed) => {
    for (const role of roles) {
      const { errors } = await ask(role, query);
      const code = role === 'PUBLIC' && !path.includes('.') ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect({ role, errors }).toEqual({ role, errors: allowed.includes(role) ? [] : [`${path} ${code}`] });
    }
  });

  it('make a denied field null, with the catalogue’s sentence in the caller’s language and no more', async () => {
    const answer = await federation.ask('{ room(id: "1") { size name } }', {}, { language: 'nl' });
    expect(answer).toEqual({
      data: { room: { size: null, name: 'Room 1' } },
      errors: [
        {
          message: errorMessage('FORBIDDEN', 'nl'),
          path: ['room', 'size'],
          extensions: { code: 'FORBIDDEN' },
        },
      ],
    });
    expect(documents()).not.toContain('size');
  });

  it('fetch nothing for an operation of which nothing is left', async () => {
    const query = '{ s: secret vault { gold } ...F } fragment F on Query { __typename secret }';
    expect(await ask('PUBLIC', query)).toEqual({
      data: { s: null, vault: null, __typename: 'Query', secret: null },
      errors: ['s UNAUTHENTICATED', 'vault UNAUTHENTICATED', 'secret UNAUTHENTICATED'],
    });
    expect(federation.fetches).toEqual([]);
  });

  it('ask only the type’s name where nothing below is left, and answer every place of a list', async () => {
    expect(
      await ask(
        'PUBLIC',
        '{ rooms { size keys { code } } grid { a: size } none: room(id: "none") { size } }',
      ),
    ).toEqual({
      data: {
        rooms: [
          { size: null, keys: null },
          { size: null, keys: null },
        ],
        grid: [[{ a: null }, null], [{ a: null }]],
        none: null,
      },
      errors: [
        'rooms.0.size FORBIDDEN',
        'rooms.0.keys FORBIDDEN',
        'rooms.1.size FORBIDDEN',
        'rooms.1.keys FORBIDDEN',
        'grid.0.0.a FORBIDDEN',
        'grid.1.0.a FORBIDDEN',
      ],
    });
    expect(documents()).not.toMatch(/size|keys|code/);
    expect(federation.fetches.map(({ service }) => service)).toEqual(['rooms']);
  });

  it('let a null in a non-null place take its parent with it, told once', async () => {
    expect(await ask('ADMIN', '{ room(id: "1") { name plan } }')).toEqual({
      data: { room: null },
      errors: ['room.plan FORBIDDEN'],
    });
    expect(await ask('DESK', '{ strict }')).toEqual({ data: null, errors: ['strict FORBIDDEN'] });
    expect(await ask('LIAISON', '{ rooms { id plan } }')).toEqual({
      data: null,
      errors: ['rooms.0.plan FORBIDDEN'],
    });
  });

  it('judge a field of an interface by the object that stands there', async () => {
    const query = '{ contacts { id name } }';
    const [desk, firm] = [
      { id: 'd', name: 'Desk' },
      { id: 'f', name: 'Firm' },
    ];
    const denied = { name: null };
    expect(await ask('ADMIN', query)).toEqual({ data: { contacts: [desk, firm] }, errors: [] });
    expect(await ask('DESK', query)).toEqual({
      data: { contacts: [desk, { ...firm, ...denied }] },
      errors: ['contacts.1.name FORBIDDEN'],
    });
    expect(documents()).toContain('...on DeskContact');
    federation.fetches.length = 0;
    expect(await ask('PUBLIC', query)).toEqual({
      data: {
        contacts: [
          { ...desk, ...denied },
          { ...firm, ...denied },
        ],
      },
      errors: ['contacts.0.name FORBIDDEN', 'contacts.1.name FORBIDDEN'],
    });
    expect(documents()).not.toMatch(/name\b(?!__)/);
  });

  it('know the object behind an interface of which only denied fields were asked', async () => {
    expect(await ask('DESK', '{ contacts { name } }')).toEqual({
      data: { contacts: [{ name: 'Desk' }, { name: null }] },
      errors: ['contacts.1.name FORBIDDEN'],
    });
    expect(await ask('PUBLIC', '{ contacts { ... on Contact { n: name } room { size } } }')).toEqual({
      data: {
        contacts: [
          { n: null, room: { size: null } },
          { n: null, room: { size: null } },
        ],
      },
      errors: [
        'contacts.0.n FORBIDDEN',
        'contacts.0.room.size FORBIDDEN',
        'contacts.1.n FORBIDDEN',
        'contacts.1.room.size FORBIDDEN',
      ],
    });
  });

  it('hold in a union, whose denied type leaves its place', async () => {
    const query = '{ things { ... on Vault { gold } ... on Room { name size } } }';
    expect(await ask('EMPLOYER', query)).toEqual({
      data: { things: [{ name: 'Room 1', size: 10 }, { gold: null }] },
      errors: ['things.1.gold FORBIDDEN'],
    });
    expect(documents()).not.toContain('gold');
  });

  it('hold in fragments, under aliases, and for a field that several fragments ask', async () => {
    const query = `query ($id: ID!) { room(id: $id) { ...A ...B ... on Room { x: size } next { ...B } } }
      fragment A on Room { id size ...B } fragment B on Room { size name y: doors }`;
    expect(await ask('PUBLIC', query, { id: '1' })).toEqual({
      data: {
        room: {
          id: '1',
          size: null,
          name: 'Room 1',
          y: 2,
          x: null,
          next: { size: null, name: 'Room 11', y: 2 },
        },
      },
      errors: ['room.size FORBIDDEN', 'room.x FORBIDDEN', 'room.next.size FORBIDDEN'],
    });
  });

  it('give no error for a denied field that is skipped, and keep conditions of the others', async () => {
    const query = `query ($a: Boolean!, $b: Boolean = false) { open @include(if: $a) secret @include(if: $a)
      room(id: "1") { name size @skip(if: $a) ... @include(if: $b) { notes doors } x: size @skip(if: true) } }`;
    expect(await ask('PUBLIC', query, { a: false })).toEqual({
      data: { room: { name: 'Room 1', size: null } },
      errors: ['room.size FORBIDDEN'],
    });
    expect(await ask('PUBLIC', query, { a: true, b: true })).toEqual({
      data: { open: 1, secret: null, room: { name: 'Room 1', notes: null, doors: 2 } },
      errors: ['secret UNAUTHENTICATED', 'room.notes FORBIDDEN'],
    });
  });

  it('run no mutation that is denied, and the others in the order of the request', async () => {
    const query = `mutation { a: put(label: "a") { id } b: drop(label: "b") { id }
      ... on Mutation { c: put(label: "c") { size } } }`;
    expect(await ask('DESK', query)).toEqual({
      data: { a: { id: 'a' }, b: null, c: { size: 10 } },
      errors: ['b FORBIDDEN'],
    });
    expect(written).toEqual(['put a', 'put c']);
    expect(await ask('PUBLIC', 'mutation { drop(label: "b") { id } }')).toEqual({
      data: { drop: null },
      errors: ['drop UNAUTHENTICATED'],
    });
    expect(written).toEqual(['put a', 'put c']);
  });

  it('fetch what an allowed field requires, and show nothing of it under a denied field’s name', async () => {
    expect(await ask('EMPLOYER', '{ room(id: "1") { area } }')).toEqual({
      data: { room: { area: 100 } },
      errors: [],
    });
    expect(await ask('PUBLIC', '{ room(id: "1") { size: name doors area } }')).toEqual({
      data: { room: { size: 'Room 1', doors: 2, area: null } },
      errors: ['room.area FORBIDDEN'],
    });
  });

  it('answer introspection as ever, beside a denied field', async () => {
    expect(await ask('PUBLIC', '{ __type(name: "Vault") { name fields { name } } secret }')).toEqual({
      data: { __type: { name: 'Vault', fields: [{ name: 'gold' }] }, secret: null },
      errors: ['secret UNAUTHENTICATED'],
    });
  });

  it('look at the caller’s role and at nothing else', async () => {
    const forged = { caller: callers.public, token: 'Bearer admin', role: 'ADMIN', requestId: 'ADMIN' };
    const answer = await federation.ask('query ADMIN { secret }', { role: 'ADMIN' }, forged);
    expect(answer.data).toEqual({ secret: null });
  });
});
