const { cpus, totalmem } = require('node:os');

const begin = '<!-- matrix -->';
const end = '<!-- end of the matrix -->';

/** What a client gets, in words. */
function expectationOf({ outcome, code }) {
  switch (outcome) {
    case 'fine':
      return 'the whole answer';
    case 'emptied':
      return `\`${code}\`; what does not fit is null`;
    case 'told':
      return `\`${code}\`, as an error of the subgraph; the fetch is missing`;
    default:
      return `\`${code}\` once; the fetch is missing`;
  }
}

/** The first two columns of the matrix, a row for each fault. */
function rowsOf(faults) {
  return faults.map((fault) => [`${fault.group}: ${fault.name}`, expectationOf(fault)]);
}

/** @param {Map<string, string[]>} misgivings by the names of faults */
function tableOf(faults, misgivings) {
  const seen = faults.map((fault) => misgivings.get(`${fault.group}: ${fault.name}`) ?? []);
  const rows = rowsOf(faults).map((row, index) => [...row, seen[index].join('; ') || 'as expected']);
  return ['| Fault | The client gets | Seen |', '| --- | --- | --- |', ...rows.map(lineOf)].join('\n');
}

const lineOf = (cells) => `| ${cells.join(' | ')} |`;

/** The page with a new table, and when and where it was made. */
function withMatrix(page, table, { date, machine }) {
  const [before] = page.split(begin);
  const [, after = ''] = page.split(end);
  return `${before}${begin}\n\nSeen on ${date}: ${machine}.\n\n${table}\n\n${end}${after}`;
}

/** The machine, in words. */
function machineOf() {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim() || 'processor'}, ${memory} GiB, ${process.platform}, Node ${process.version}`;
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** The leak run as a page. */
function leakPage(samples, { date, machine, seconds }) {
  const rows = samples.map(({ faults, heapUsed, arrayBuffers, rss, sockets, timers }) =>
    lineOf([
      faults,
      megabytes(heapUsed),
      megabytes(arrayBuffers),
      megabytes(rss),
      sockets ?? 'unknown',
      timers,
    ]),
  );
  return [
    `# Faults, ${date}`,
    '',
    `${machine}. ${samples.at(-1).faults} fetches that went wrong, in every way of [the matrix](../../docs/faults.md) in turn, by 32 clients at once, in ${seconds} s. The gateway had met each way 32 times before the first sample. Each sample is taken after a full collection, when nobody asks; the first and the last after fifteen seconds. The pools keep connections, at most 32 to either subgraph.`,
    '',
    '| Faults | Heap, MB | Buffers, MB | RSS, MB | Sockets | Timers |',
    '| ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
  ].join('\n');
}

module.exports = { rowsOf, tableOf, withMatrix, machineOf, leakPage };
