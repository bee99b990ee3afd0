const { base } = require('../../subgraphs/testkit/jest/base.js');

module.exports = {
  ...base('graphiql'),
  roots: ['<rootDir>/src'],
};
