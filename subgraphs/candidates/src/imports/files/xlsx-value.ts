import { type DateSystem, dayOfSerial } from '../mapping/read-day';
import { type Cell, cellFault, textCell } from './source-row';

/** What a cell's value must be read with. */
export interface CellReading {
  readonly strings: readonly Cell[];
  /** Whether cells of each style show a day. */
  readonly dayStyles: readonly boolean[];
  readonly system: DateSystem;
}

/** From here on a spreadsheet has rounded the digits of a number. */
const rounded = 1e15;

/** What a cell shows, from its type (`t`), its style (`s`) and the text of its value. */
export function readCellValue(
  { t: type = 'n', s: style }: Readonly<Record<string, string>>,
  value: string,
  { strings, dayStyles, system }: CellReading,
): Cell {
  if (value === '') return '';
  switch (type) {
    case 's':
      return strings[Number(value)] ?? cellFault('UNREADABLE');
    case 'inlineStr':
    case 'str':
      return textCell(value);
    case 'b':
      return value === '1' ? 'waar' : 'onwaar';
    case 'd':
      return value.slice(0, 10);
    case 'n':
      return numberCell(Number(value), dayStyles[Number(style ?? 0)] ?? false, system);
    default:
      return cellFault('UNREADABLE');
  }
}

function numberCell(number: number, isDay: boolean, system: DateSystem): Cell {
  if (!Number.isFinite(number) || Math.abs(number) >= rounded) return cellFault('UNREADABLE');
  if (isDay) return dayOfSerial(number, system) ?? cellFault('UNREADABLE');
  // Spreadsheets keep binary fractions: 24.1 may stand there as 24.100000000000001.
  return String(Number(number.toPrecision(15)));
}
