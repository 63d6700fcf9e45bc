import type { Row, Target, Unit } from './row';
import type { Spread } from './statistics';

const HEADINGS = ['what', 'measured (min/median/max)', 'bare (min/median/max)', 'compared', 'target', 'ok'];
const DIGITS: Readonly<Record<Unit, number>> = { ms: 0, MB: 1, '%': 2, bytes: 0, files: 0, messages: 0, '/s': 1 };

/** The report as text: one line a row, numbers with their unit, details below. */
export function formatTable(rows: readonly Row[]): string {
  const cells = [HEADINGS, ...rows.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...cells.map((line) => (line[column] ?? '').length)));
  const lines = cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const details = rows.filter((row) => row.details.length > 0).flatMap((row) => ['', `${row.what}:`, ...indented(row)]);
  return [...lines.slice(0, 1), rule, ...lines.slice(1), ...details].join('\n');
}

const indented = ({ details }: Row): string[] => details.map((line) => `  ${line}`);

function cellsOf(row: Row): string[] {
  const { what, unit, measured, bare, compared, target, ok } = row;
  return [
    what,
    formatSpread(measured, unit),
    bare ? formatSpread(bare, unit) : '',
    target && compared !== null ? formatCompared(compared, target, unit) : '',
    target ? `≤ ${formatCompared(target.atMost, target, unit)}` : '',
    ok === null ? '' : ok ? 'yes' : 'NO',
  ];
}

function formatSpread({ min, median, max }: Spread, unit: Unit): string {
  if (min === max) return `${format(median, unit)} ${unit}`;
  return `${[min, median, max].map((value) => format(value, unit)).join(' / ')} ${unit}`;
}

function formatCompared(value: number, { kind }: Target, unit: Unit): string {
  if (kind === 'ratio') return `${value.toFixed(2)} ×`;
  const points = unit === '%' ? 'points' : unit;
  return kind === 'difference'
    ? `${value < 0 ? '' : '+'}${format(value, unit)} ${points}`
    : `${format(value, unit)} ${unit}`;
}

/** A few milliseconds are told apart; hundreds are not more exact than the machine. */
const format = (value: number, unit: Unit): string =>
  value.toFixed(unit === 'ms' && Math.abs(value) < 10 ? 2 : DIGITS[unit]);
