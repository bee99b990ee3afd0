import { silentLogger } from '@banenbrug/service-common';
import { logResilience } from './log-resilience';

describe('the log of what is refused', () => {
  it('tells the first at once, and then how many there were, every ten seconds at most', () => {
    const lines: object[] = [];
    let time = 1000;
    const warn = (facts: object): void => {
      lines.push(facts);
    };
    const log = logResilience({ ...silentLogger, warn }, () => time);
    for (let shed = 0; shed < 5; shed += 1) log.onShed('regions');
    log.onShed('employers');
    time += 10_000;
    log.onShed('regions');
    expect(lines).toEqual([
      { service: 'regions', shed: 1 },
      { service: 'employers', shed: 1 },
      { service: 'regions', shed: 5 },
    ]);
  });
});
