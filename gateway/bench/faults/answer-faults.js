const { secrets } = require('./wire-faults.js');

const answer = (text) => () => text;
const telling = (error) => answer(JSON.stringify({ errors: [error], data: null }));

/** Changes the regions of the right answer, wherever the fetch has them. */
const eachRegion = (change) => (result) => {
  const data = Object.entries(result.data).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map(change) : change(value),
  ]);
  return JSON.stringify({ data: Object.fromEntries(data) });
};

/** Puts something else in place of the list, `counts` or `figures`. */
const eachList = (change) =>
  eachRegion((region) =>
    Object.fromEntries(
      Object.entries(region).map(([key, value]) => [key, Array.isArray(value) ? change(value) : value]),
    ),
  );
const eachNumber = (value) => eachList((items) => items.map(() => ({ number: value })));

const entities =
  (change) =>
  ({ data }) =>
    JSON.stringify({ data: { ...data, _entities: change(data._entities) } });

const nested = (levels) => '['.repeat(levels) + ']'.repeat(levels);
const unasked = '"__proto__":{"counts":null,"number":9},"constructor":{"prototype":{"number":9}},';

/** What goes wrong in GraphQL, by the fault's name: the text to send in place of the right result. */
const answerFaults = {
  'has neither data nor errors': answer('{"status":"ok"}'),
  'has data that are a text': answer(`{"data":"${secrets.word}"}`),
  'has data that are a list': answer('{"data":[1]}'),
  'has errors that are a text': answer(`{"errors":"${secrets.word}"}`),
  'has an error without a message': answer('{"errors":[{"code":7}]}'),
  'has an error whose path is none': telling({ message: 'x', path: [{ at: secrets.address }] }),
  'lacks the field that was asked': answer('{"data":{}}'),
  'refuses the signature': telling({
    message: 'Who are you?',
    extensions: { code: 'UNAUTHENTICATED', reason: 'signature' },
  }),
  'tells an error that was not foreseen, with an address, a secret and a stack': telling({
    message: `connect ${secrets.address} password=${secrets.word}\n    at Socket.connect (net.js:1:2)`,
    extensions: { stacktrace: ['at Socket.connect (net.js:1:2)'], exception: { host: secrets.address } },
  }),
  'tells an error with an address for a code': telling({
    message: secrets.word,
    extensions: { code: secrets.address },
  }),
  'tells an error with more beside its code than is agreed': telling({
    message: 'You may not see this.',
    extensions: {
      code: 'FORBIDDEN',
      sql: `select '${secrets.word}'`,
      url: secrets.address,
      stacktrace: ['x'],
    },
  }),
  'are one too few': entities((list) => list.slice(1)),
  'are one too many': entities((list) => [...list, list[0]]),
  'are of another type': entities((list) => list.map((entity) => ({ ...entity, __typename: 'Site' }))),
  'are texts': entities((list) => list.map(() => secrets.word)),
  'are no list': entities((list) => list[0]),
  'text for a number': eachNumber(secrets.word),
  'a fraction for a whole number': eachNumber(1.5),
  'a number past 32 bits': eachNumber(2 ** 31),
  'an object for a number': eachNumber({ secret: secrets.word }),
  'a text for an object': eachList(() => [secrets.word]),
  'a list for an object': eachList((items) => [items]),
  'an object for a list': eachList(([item]) => item),
  'a list 20,000 lists deep': (result) =>
    eachList(() => 0)(result).replaceAll(/:0(?=[,}])/g, `:${nested(20_000)}`),
  'null where none may be, without an error': eachNumber(null),
  'a field left out': eachList((items) => items.map(() => ({}))),
  'keys that nobody asked: __proto__, constructor, 100,000 brackets': (result) =>
    JSON.stringify(result)
      .replaceAll('{"', `{${unasked}"`)
      .replace('{', `{"x":${nested(100_000)},`),
};

module.exports = { answerFaults };
