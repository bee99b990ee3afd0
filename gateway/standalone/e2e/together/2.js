require('../../../../subgraphs/testkit/jest/together.js').runTogether(__filename);
