const { base } = require('../subgraphs/testkit/jest/base.js');

module.exports = {
  ...base('gateway'),
  roots: ['<rootDir>/src', '<rootDir>/e2e'],
};
