import { isDeepStrictEqual } from 'node:util';
import { composeSupergraph, createGateway, createHttpTransport } from '../dist/index.js';
import { openAuditFolder } from './audit-folder.mjs';

const usage = `Runs a federation audit against this gateway, its subgraphs over HTTP or in this process.

  npm run audit -- <address of a running audit server> [suite …] [--compose]
  npm run audit -- --in-process <folder of the audit> [suite …] [--compose]

The audit lists suites at /ids and has each one's /supergraph, /subgraphs and /tests. The folder is a checkout with
its dependencies and tsx installed. With --compose the supergraph is composed here instead of taken from the audit.
`;

const args = process.argv.slice(2);
const compose = args.includes('--compose');
const inProcess = args.includes('--in-process');
const [place, ...only] = args.filter((arg) => !arg.startsWith('--'));
if (!place) {
  process.stdout.write(usage);
  process.exit(1);
}

const audit = inProcess
  ? await openAuditFolder(place)
  : {
      get: (page, init) => fetch(new URL(page, place), init),
      transportFor: (_, { url }) => createHttpTransport({ url }),
    };

const get = async (page) => {
  const response = await audit.get(page, { headers: { accept: 'application/json, text/plain' } });
  if (!response.ok) throw new Error(`${page} answered ${response.status}`);
  return response;
};

/** An expectation of errors counts only when it is given; data that are absent and null are the same. */
function differs(answer, { data = null, errors }) {
  if (!isDeepStrictEqual(plain(answer.data ?? null), plain(data))) return 'data';
  if (typeof errors === 'boolean' && errors !== Boolean(answer.errors?.length)) return 'errors';
  return null;
}

const plain = (value) => JSON.parse(JSON.stringify(value));

async function supergraphOf(suite, parts) {
  if (!compose) return (await get(`/${suite}/supergraph`)).text();
  const outcome = composeSupergraph(parts);
  if (outcome.type === 'composed') return outcome.supergraph;
  throw new Error(`composition failed: ${outcome.problems.map(({ code }) => code).join(', ')}`);
}

/** @returns {Promise<{ total: number, failures: { index: number, difference: string, query?: string, expected?: object, answer?: object }[] }>} */
async function runSuite(suite) {
  const parts = await (await get(`/${suite}/subgraphs`)).json();
  const tests = await (await get(`/${suite}/tests`)).json();
  /** @type {Awaited<ReturnType<typeof runSuite>>} */
  const result = { total: tests.length, failures: [] };
  let gateway;
  try {
    gateway = createGateway({
      supergraph: await supergraphOf(suite, parts),
      transports: new Map(parts.map((part) => [part.name, audit.transportFor(suite, part)])),
      verifyToken: () => Promise.reject(new Error('The audit sends no tokens.')),
    });
    for (const [index, { query, expected }] of tests.entries()) {
      const answer = await gateway.executeOperation({ query });
      const difference = differs(answer, expected);
      if (difference) result.failures.push({ index, difference, query, expected, answer });
    }
  } catch (error) {
    result.failures = tests.map((_, index) => ({ index, difference: String(error) }));
  } finally {
    await gateway?.close();
  }
  return result;
}

const suites = only.length > 0 ? only : await (await get('/ids')).json();
const totals = { tests: 0, passed: 0, suites: 0 };
for (const suite of suites) {
  const { total, failures } = await runSuite(suite);
  totals.tests += total;
  totals.passed += total - failures.length;
  totals.suites += failures.length === 0 ? 1 : 0;
  process.stdout.write(
    `${failures.length === 0 ? 'ok  ' : 'FAIL'} ${suite} ${total - failures.length}/${total}\n`,
  );
  for (const { index, difference, query, expected, answer } of failures) {
    process.stdout.write(`     ${suite}_${index}: ${difference}\n`);
    if (only.length === 0 || query === undefined) continue;
    process.stdout.write(
      `${query}\nexpected ${JSON.stringify(expected)}\nreceived ${JSON.stringify(answer)}\n`,
    );
  }
}
process.stdout.write(
  `${totals.passed} of ${totals.tests} tests, ${totals.suites} of ${suites.length} suites without a failure\n`,
);
process.exit(totals.passed === totals.tests ? 0 : 1);
