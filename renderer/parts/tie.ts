/** The space of "45 g" and "07:30 PM", and that between the hours and minutes of "1 h 35 min". */
const WITHIN =
  /(?<=\d) (?=(?:%|mg\/dL|mmol\/L|mmol\/mol|g|units?|h|hours?|min|minutes?|d|days?|AM|PM)(?![\w/]))|(?<=\d h) (?=\d+ min)/g;

/** Words in which no line ends between a number and its unit. */
export const tie = (text: string): string => text.replace(WITHIN, '\u00a0');
