require('../../../testkit/jest/together.js').runTogether(__filename);
