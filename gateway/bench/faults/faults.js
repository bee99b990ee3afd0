// The matrix as data: what a subgraph can do wrong, and what a client gets.
//
// lost     the whole fetch: nothing of it is in the answer, and one error stands at the first place that it was for
// emptied  what does not fit is null, with what around it may not be null; the rest of the fetch stands; one error
// told     as lost, with the subgraph's own error, masked where it was not foreseen
// fine     the answer is whole
//
// Each is seen in the rest of the answer standing, one line in the log, and the next answer being right.

const unavailable = { outcome: 'lost', code: 'SUBGRAPH_UNAVAILABLE' };
const timeout = { outcome: 'lost', code: 'SUBGRAPH_TIMEOUT' };
const unusable = { outcome: 'lost', code: 'SUBGRAPH_BAD_RESPONSE' };
const unfit = { outcome: 'emptied', code: 'SUBGRAPH_BAD_RESPONSE' };
const told = (code) => ({ outcome: 'told', code });
const fine = { outcome: 'fine', code: null };

const ofEntities = { places: ['entity', 'entity below non-null'] };
const ofRoots = { places: ['root', 'mutation'] };

const groups = {
  'The connection': {
    'is refused: the process is not there': unavailable,
    'is reset': unavailable,
    'is closed without an answer': unavailable,
    'is closed in the head of the answer': unavailable,
    'is closed in the middle of the answer': unavailable,
    'is closed in the middle of a chunk': unavailable,
    'ends with the process, killed (SIGKILL) in the middle of the answer': unavailable,
  },
  Time: {
    'no answer at all': timeout,
    'an answer that comes too late': timeout,
    'a byte every 100 ms': timeout,
    'a length that promises more than comes': timeout,
  },
  Size: {
    'an answer of 100 MB': unusable,
    'an answer without end': unusable,
    'a header of 64 KiB': unavailable,
    'a head without end': unavailable,
  },
  HTTP: {
    'bytes that are no HTTP': unavailable,
    'two different lengths': unavailable,
    'a length that is too short': unusable,
    'two answers to one request': fine,
    'HTTP/1.0': fine,
    'early hints before the answer': fine,
    'an upgrade to another protocol': unavailable,
    'a redirect': unusable,
    'no content (204)': unusable,
    'a page of HTML (502)': unusable,
  },
  'The body': {
    'is empty': unusable,
    'is half a JSON text': unusable,
    'is not UTF-8': unusable,
    'is compressed, unasked': unusable,
    'is null': unusable,
    'is a list': unusable,
    'is a text': unusable,
    'is 100,000 brackets': unusable,
  },
  'The GraphQL response': {
    'has neither data nor errors': unusable,
    'has data that are a text': unusable,
    'has data that are a list': unusable,
    'has errors that are a text': unusable,
    'has an error without a message': unusable,
    'has an error whose path is none': unusable,
    'lacks the field that was asked': { ...unusable, ...ofRoots },
    'refuses the signature': unusable,
    'refuses the document: its schema is older than the supergraph': unusable,
    'tells an error that was not foreseen, with an address, a secret and a stack':
      told('INTERNAL_SERVER_ERROR'),
    'tells an error with an address for a code': told('INTERNAL_SERVER_ERROR'),
    'tells an error with more beside its code than is agreed': told('FORBIDDEN'),
  },
  Entities: {
    'are one too few': { ...unusable, ...ofEntities },
    'are one too many': { ...unusable, ...ofEntities },
    'are of another type': { ...unusable, ...ofEntities },
    'are texts': { ...unusable, ...ofEntities },
    'are no list': { ...unusable, ...ofEntities },
  },
  Values: {
    'text for a number': unfit,
    'a fraction for a whole number': unfit,
    'a number past 32 bits': unfit,
    'an object for a number': unfit,
    'a text for an object': unfit,
    'a list for an object': unfit,
    'an object for a list': unfit,
    'a list 20,000 lists deep': unfit,
    'null where none may be, without an error': { outcome: 'emptied', code: 'NULL_IN_NON_NULL_FIELD' },
    'a field left out': { outcome: 'emptied', code: 'NULL_IN_NON_NULL_FIELD' },
    'keys that nobody asked: __proto__, constructor, 100,000 brackets': fine,
  },
};

/** @typedef {{ name: string, group: string, outcome: string, code: string | null, places: string[] }} Fault */

/** @type {Fault[]} */
const faults = Object.entries(groups).flatMap(([group, members]) =>
  Object.entries(members).map(([name, expected]) => ({
    group,
    name,
    places: ['root', 'entity', 'entity below non-null', 'mutation'],
    ...expected,
  })),
);

module.exports = { faults };
