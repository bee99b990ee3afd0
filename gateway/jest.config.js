const { base } = require('../subgraphs/testkit/jest/base.js');

module.exports = {
  ...base('gateway', __dirname),
  roots: ['<rootDir>/src', '<rootDir>/e2e'],
};
