import { ExportResultCode } from '@opentelemetry/core';
import { observedLogger, sensitive } from '@banenbrug/testkit';
import { tellOnce } from './tell-once';

const address = sensitive('password', 'collector-pw-7Qz');

describe('an exporter that tells once', () => {
  it('says when spans begin to be lost and when they arrive again, and nothing of the answer', () => {
    const lines: unknown[] = [];
    const logger = observedLogger('tracing', (facts, message) => void lines.push([facts, message]));
    let isUp = false;
    const exporter = tellOnce(
      {
        export: (_, done) =>
          done(
            isUp
              ? { code: ExportResultCode.SUCCESS }
              : { code: ExportResultCode.FAILED, error: new RangeError(`${address} refused`) },
          ),
        shutdown: () => Promise.resolve(),
      },
      logger,
    );
    const results: number[] = [];
    const send = (): void => exporter.export([], ({ code }) => void results.push(code));
    [false, false, true, true, false].forEach((up) => {
      isUp = up;
      send();
    });
    const lost = [{ fault: { name: 'RangeError' } }, 'traces are lost: the collector does not take them'];
    expect(lines).toEqual([lost, [{}, 'the collector takes traces again'], lost]);
    expect(results).toEqual([1, 1, 0, 0, 1]);
  });
});
