import { callers } from '@banenbrug/testkit';
import { compareFreshness } from './compare-profiles.service';

describe('how fresh profiles are', () => {
  it.each([
    [39, 'DIFFERS'],
    [40, 'SAME'],
    [60, 'SAME'],
    [61, 'DIFFERS'],
  ])('of %i per cent beside a median of 50 is %s', (part, verdict) => {
    const regions = ['AM01', 'AM02', 'AM03', 'AM04', 'AM05', 'AM06'];
    const figures = regions.map((regionCode, at) => ({ regionCode, part: at === 5 ? part : 50, whole: 100 }));
    const [row] = compareFreshness(callers.desk('d', regions), regions, figures);
    expect(row?.standard).toMatchObject({ freshPercentage: 50 });
    expect(row?.cells.map((cell) => cell.verdict)).toEqual([...Array<string>(5).fill('SAME'), verdict]);
  });
});
