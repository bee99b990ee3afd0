import { observedLogger, sensitive } from '@banenbrug/testkit';
import { apolloLogger } from './apollo-logger';

describe('apolloLogger', () => {
  const lines: unknown[][] = [];
  const bsn = sensitive('BSN', '111222333');
  const note = (...line: unknown[]): void => void lines.push(line);
  const logger = apolloLogger(observedLogger('apollo', note));
  beforeEach(() => lines.splice(0));

  it('keeps what happened and drops the error behind it', () => {
    logger.error(`Unexpected error processing request: Error: no such person ${bsn}`);
    logger.warn(`A document was not stored. ${bsn}`);
    expect(lines).toEqual([
      [{}, 'Unexpected error processing request'],
      [{}, 'A document was not stored'],
    ]);
  });

  it('keeps of an error its name and where it was thrown, not its message', () => {
    logger.error(new TypeError(`no such person ${bsn}`));
    expect(lines).toMatchObject([[{ fault: { name: 'TypeError' } }, 'Apollo Server met a fault']]);
    expect(JSON.stringify(lines)).not.toContain(bsn);
  });

  it('says nothing of what is only of interest to Apollo', () => {
    logger.debug('detail');
    logger.info('detail');
    expect(lines).toEqual([]);
  });
});
