const { isDeepStrictEqual } = require('node:util');
const { secrets } = require('./wire-faults.js');

const leaks = new RegExp(
  [
    ...Object.values(secrets),
    '127\\.0\\.0\\.1',
    'localhost',
    'ECONN',
    'representations',
    'signature',
    'Did you mean',
    'stacktrace',
    'node_modules',
    '\\bat [\\w.]+ \\(',
  ].join('|'),
);

/**
 * What is wrong with an answer, in words; an empty list when it is as the matrix says.
 * @param {import('./faults.js').Fault} fault
 * @param {{ query: string, whole: object, lost: object, emptied: object, path: (string | number)[] }} place
 * @param {{ status: number, text: string }} answer
 */
function misgivings(fault, place, { status, text }) {
  const found = [];
  const { data, errors = [] } = JSON.parse(text);
  const expected = { fine: place.whole, lost: place.lost, told: place.lost, emptied: place.emptied };
  if (status !== 200) found.push(`status ${status}`);
  if (!isDeepStrictEqual(data, expected[fault.outcome])) found.push(`data ${JSON.stringify(data)}`);
  if (leaks.test(text)) found.push(`tells ${text.match(leaks)[0]}`);
  if (fault.outcome === 'fine')
    return errors.length === 0 ? found : [...found, `an error: ${errors[0].extensions.code}`];
  return [...found, ...misgivingsOfErrors(fault, place, errors)];
}

function misgivingsOfErrors({ outcome, code }, { path }, errors) {
  const [error] = errors;
  // Nulls that nobody explains are told one by one: each is a fault of the data by itself.
  const many = code === 'NULL_IN_NON_NULL_FIELD';
  if (error === undefined || (!many && errors.length > 1)) return [`${errors.length} errors`];
  const found = [];
  if (error.extensions.code !== code) found.push(`code ${error.extensions.code}`);
  if (!many && error.extensions.service !== 'regions') found.push(`service ${error.extensions.service}`);
  const at = outcome === 'emptied' ? error.path?.slice(0, path.length) : error.path;
  if (!isDeepStrictEqual(at, path)) found.push(`path ${JSON.stringify(error.path)}`);
  return found;
}

/** What no log may hold of an answer: where it came from, and what was in it. */
const confided = new RegExp([...Object.values(secrets), '127\\.0\\.0\\.1'].join('|'));

/** What is wrong with what the gateway has logged about a number of answers that went wrong: it says it once for each. */
function misgivingsOfLog({ outcome, code }, lines, answers) {
  const isLogged = (outcome === 'lost' || outcome === 'emptied') && code !== 'NULL_IN_NON_NULL_FIELD';
  const expected = isLogged ? answers : 0;
  if (lines.length !== expected) return [`${lines.length} lines in the log`];
  const text = JSON.stringify(lines);
  return confided.test(text) ? [`the log tells ${text.match(confided)[0]}`] : [];
}

module.exports = { misgivings, misgivingsOfLog };
