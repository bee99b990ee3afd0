import { findHeader } from './header';
import { maximumRows, type SourceRow } from './source-row';

async function* rows(count: number): AsyncGenerator<SourceRow> {
  yield { line: 1, cells: ['Kandidaatnummer'], isRagged: false };
  for (let line = 2; line < count + 2; line += 1) yield { line, cells: ['K'], isRagged: false };
}

describe('the rows below a header', () => {
  it('can be 500,000 and no more', async () => {
    const headed = await findHeader(rows(maximumRows + 1), null);
    let read = 0;
    const readAll = async () => {
      for await (const _ of headed?.rows ?? []) read += 1;
    };
    await expect(readAll()).rejects.toMatchObject({
      reason: 'TOO_MANY_ROWS',
      where: { maximum: 500_000 },
    });
    expect(read).toBe(500_000);
  });

  it('are none when there is nothing', async () => {
    async function* none(): AsyncGenerator<SourceRow> {}
    expect(await findHeader(none(), null)).toBeNull();
  });
});
