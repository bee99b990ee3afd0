module.exports = require('../../subgraphs/testkit/jest/base.js').base('standalone', __dirname);
