import type { Cells } from './clarity';
import type { Moment, RecordedEvent } from './recording';

const NOTHING = { subType: null, value: null, unit: null, text: null };

function numberOf(text: string): number | null {
  return text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
}

/** `Fast-Acting` and `High Symptoms` as the API writes them. */
function toCamel(text: string): string | null {
  const [first = '', ...rest] = text.toLowerCase().split(/[\s-]+/);
  return first === '' ? null : first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function minutesOf(text: string): number | null {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return text === '' ? null : hours * 60 + minutes;
}

/** Reads a row of a Clarity export that the person entered; undefined for any other row. */
export function parseEvent(cells: Cells, moment: Moment): RecordedEvent | undefined {
  const subType = toCamel(cells('Event Subtype'));
  switch (cells('Event Type')) {
    case 'Carbs':
      return { ...moment, ...NOTHING, type: 'carbs', value: numberOf(cells('Carb Value')), unit: 'grams' };
    case 'Insulin':
      return {
        ...moment,
        ...NOTHING,
        type: 'insulin',
        subType,
        value: numberOf(cells('Insulin Value')),
        unit: 'units',
      };
    case 'Exercise':
      return { ...moment, ...NOTHING, type: 'exercise', subType, value: minutesOf(cells('Duration')), unit: 'minutes' };
    case 'Health':
      return { ...moment, ...NOTHING, type: 'health', subType };
    case 'Note':
    case 'Notes':
      return { ...moment, ...NOTHING, type: 'notes', text: cells('Event Subtype') };
    default:
      return undefined;
  }
}
