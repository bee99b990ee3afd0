import fc from 'fast-check';
import { readUploadAnswer, refuseUpload, uploadReceived } from './upload-answer';
import { type UploadRefusalCode, uploadReceivedCode, uploadRefusals } from './upload-codes';

const small = 'abcdefghijklmnopqrstuvwxyz'.split('');
const capitals = small.map((letter) => letter.toUpperCase());
const digits = '0123456789'.split('');

const text = (letters: readonly string[], minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength });

const name = fc
  .tuple(fc.constantFrom(...small), text([...small, ...capitals], 0, 39))
  .map((parts) => parts.join(''))
  .filter((made) => made !== 'code');

const word = text([...small, ...capitals, ...digits, '_', '.', ':', '+', '-'], 1, 100);

const fact = fc.oneof(
  word,
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const facts = (maxKeys = 16) => fc.dictionary(name, fact, { maxKeys, noNullPrototype: true });

const received = fc.constantFrom(201, 202);
const codes = Object.keys(uploadRefusals) as UploadRefusalCode[];

/** A pair of status and code that was agreed. */
const agreed = fc.oneof(
  received.map((status) => ({ status, code: uploadReceivedCode as string })),
  fc.constantFrom(...codes).map((code) => ({ status: uploadRefusals[code] as number, code: code as string })),
);

/** Anything that can come out of JSON, and what cannot. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
});

const notFacts = fc.oneof(
  text([...small, ' '], 1, 20).map((letters) => `${letters} ${letters}`),
  fc.constantFrom('', 'Jan de Vries', 'a\nb', 'é', 'x'.repeat(101), '<b>', NaN, Infinity, undefined),
  fc.array(word),
  fc.dictionary(name, word),
);

describe('readUploadAnswer', () => {
  it('reads every answer that was agreed, whole', () => {
    fc.assert(
      fc.property(agreed, facts(), ({ status, code }, body) => {
        expect(readUploadAnswer(status, code, body)).toEqual({ status, code, body });
      }),
    );
  });

  it('reads what a subgraph makes, as it comes out of JSON', () => {
    const made = fc.oneof(
      fc.tuple(received, facts()).map(([status, body]) => uploadReceived(status as 201 | 202, body)),
      fc.tuple(fc.constantFrom(...codes), fc.nat()).map(([code, maximum]) => refuseUpload(code, { maximum })),
    );
    fc.assert(
      fc.property(made, (answer) => {
        const { status, code, body } = JSON.parse(JSON.stringify(answer)) as typeof answer;
        expect(readUploadAnswer(status, code, body)).toEqual(JSON.parse(JSON.stringify(answer)));
      }),
    );
  });

  it('never throws, whatever comes, and answers null or an answer that reads the same again', () => {
    const mostly = <Value>(good: fc.Arbitrary<Value>) => fc.oneof(good as fc.Arbitrary<unknown>, anything);
    const parts = fc.tuple(
      mostly(agreed.map(({ status }) => status)),
      mostly(agreed.map(({ code }) => code)),
      mostly(facts()),
    );
    fc.assert(
      fc.property(parts, ([status, code, body]) => {
        const answer = readUploadAnswer(status, code, body);
        if (answer === null) return;
        // Of an object that is more than its entries nothing more is taken.
        expect(answer).toEqual({ status, code, body: Object.fromEntries(Object.entries(Object(body))) });
        expect(readUploadAnswer(answer.status, answer.code, answer.body)).toEqual(answer);
      }),
      { numRuns: 500 },
    );
  });

  it.each([[[]], [null], [undefined], [''], ['x'], [7], [true]])(
    'refuses %j in the place of facts',
    (body) => {
      expect(readUploadAnswer(202, uploadReceivedCode, body)).toBeNull();
    },
  );

  it('refuses a code with the status of another, and a code that was not agreed', () => {
    fc.assert(
      fc.property(agreed, fc.integer({ min: 100, max: 599 }), facts(), ({ status, code }, other, body) => {
        const isAgreed = other === status || (code === uploadReceivedCode && [201, 202].includes(other));
        expect(readUploadAnswer(other, code, body) === null).toBe(!isAgreed);
        expect(readUploadAnswer(String(status), code, body)).toBeNull();
        expect(readUploadAnswer(status, `${code} `, body)).toBeNull();
        expect(readUploadAnswer(status, code.toLowerCase(), body)).toBeNull();
      }),
    );
    for (const code of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(readUploadAnswer(404, code, {})).toBeNull();
      expect(readUploadAnswer(undefined, code, {})).toBeNull();
    }
  });

  it('refuses the whole for one value that is no fact, one name that is none, and a fact too many', () => {
    const wrongNames = fc.oneof(
      fc.constantFrom('code', '', 'Importid', 'import-id', 'x'.repeat(41), 'naam van wie', '1a'),
      name.map((good) => `${good}_`),
    );
    fc.assert(
      fc.property(agreed, facts(15), name, notFacts, ({ status, code }, body, at, wrong) => {
        expect(readUploadAnswer(status, code, { ...body, [at]: wrong })).toBeNull();
      }),
    );
    fc.assert(
      fc.property(agreed, facts(15), wrongNames, fact, ({ status, code }, body, wrong, value) => {
        expect(readUploadAnswer(status, code, { ...body, [wrong]: value })).toBeNull();
      }),
    );
    const seventeen = Object.fromEntries(small.slice(0, 17).map((letter) => [letter, 1]));
    expect(readUploadAnswer(202, uploadReceivedCode, seventeen)).toBeNull();
  });
});
