import type { Cell } from '../measure/measure-cells';
import type { OperationName } from '../operations';

/** Finds the figures of a target. */
export type FindCell = (target: string, operation: OperationName, connections: number) => Cell | undefined;

/** Finds among these. */
export const findIn =
  (cells: readonly Cell[]): FindCell =>
  (target, operation, connections) =>
    cells.find(
      (cell) => cell.target === target && cell.operation === operation && cell.connections === connections,
    );

/** The figures of a cell in one line. @param beside the cell that its rate is compared with */
export function figuresOf(cell: Cell | undefined, beside?: Cell): string {
  if (!cell) return 'not run';
  const ratio = beside ? ` (${(cell.requestsPerSecond / beside.requestsPerSecond).toFixed(2)})` : '';
  const failed = cell.failed > 0 ? ` · ${cell.failed} failed` : '';
  return (
    `${cell.requestsPerSecond.toFixed(0)}${ratio} · ${cell.p50.toFixed(2)} / ${cell.p99.toFixed(1)} · ` +
    `${cell.ownCpu.toFixed(2)} + ${cell.subgraphCpu.toFixed(2)}${failed}`
  );
}
