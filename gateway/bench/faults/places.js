// Where a fetch can stand in an operation, and what the client's answer is there when it is whole, lost, or emptied.

const counts = [{ number: 3 }, { number: 5 }];
const figures = [{ number: 7 }];

const inSites = (regionOf) => ({
  version: '1',
  sites: ['R1', 'R1', 'R2'].map((code, index) => ({ id: `s${index + 1}`, region: regionOf(code) })),
});

/** By name: the query; the answer's data by outcome; where the error stands when the fetch is lost. */
const places = {
  root: {
    query: '{ version regions { code counts { number } } }',
    whole: { version: '1', regions: ['R1', 'R2'].map((code) => ({ code, counts })) },
    lost: { version: '1', regions: null },
    emptied: { version: '1', regions: ['R1', 'R2'].map((code) => ({ code, counts: null })) },
    path: ['regions'],
  },
  entity: {
    query: '{ version sites { id region { code counts { number } } } }',
    whole: inSites((code) => ({ code, counts })),
    lost: inSites((code) => ({ code, counts: null })),
    emptied: inSites((code) => ({ code, counts: null })),
    path: ['sites', 0, 'region'],
  },
  'entity below non-null': {
    query: '{ version sites { id region { code figures { number } } } }',
    whole: inSites((code) => ({ code, figures })),
    lost: inSites(() => null),
    emptied: inSites(() => null),
    path: ['sites', 0, 'region'],
  },
  mutation: {
    query: 'mutation { rename(code: "R1") { code counts { number } } }',
    whole: { rename: { code: 'R1', counts } },
    lost: { rename: null },
    emptied: { rename: { code: 'R1', counts: null } },
    path: ['rename'],
  },
};

module.exports = { places };
