import { apolloLogger } from './apollo-logger';

describe('apolloLogger', () => {
  const lines: unknown[][] = [];
  const note = (...line: unknown[]): void => void lines.push(line);
  const logger = apolloLogger({ info: note, warn: note, error: note });
  beforeEach(() => lines.splice(0));

  it('keeps what happened and drops the error behind it', () => {
    logger.error('Unexpected error processing request: Error: no such person 111222333');
    logger.warn('A document was not stored: 111222333');
    expect(lines).toEqual([
      [{}, 'Unexpected error processing request'],
      [{}, 'A document was not stored'],
    ]);
  });

  it('keeps of an error its name and where it was thrown, not its message', () => {
    logger.error(new TypeError('no such person 111222333'));
    expect(lines).toMatchObject([[{ fault: { name: 'TypeError' } }, 'Apollo Server met a fault']]);
    expect(JSON.stringify(lines)).not.toContain('111222333');
  });

  it('says nothing of what is only of interest to Apollo', () => {
    logger.debug('detail');
    logger.info('detail');
    expect(lines).toEqual([]);
  });
});
