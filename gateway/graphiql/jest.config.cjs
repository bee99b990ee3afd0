const { base } = require('../../subgraphs/testkit/jest/base.js');

module.exports = {
  ...base('graphiql', __dirname),
  roots: ['<rootDir>/src'],
};
