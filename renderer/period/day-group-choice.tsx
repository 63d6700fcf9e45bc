import type { DayGroup } from '../../core/statistics/pattern';
import { Segmented } from '../parts/segmented';
import { useApp } from '../state/app';

export const GROUP_WORDS: Readonly<Record<DayGroup, string>> = {
  all: 'All days',
  weekdays: 'Monday to Friday',
  weekend: 'Saturday, Sunday',
};
const GROUPS = Object.keys(GROUP_WORDS) as readonly DayGroup[];

/** Which days of the week a view looks at; views share it. */
export function DayGroupChoice() {
  const { dayGroup } = useApp().view;
  return (
    <Segmented
      name="days-of-week"
      legend="Days of the week"
      options={GROUPS.map((value) => ({ value, label: GROUP_WORDS[value] }))}
      value={dayGroup.value}
      onChange={(next) => {
        dayGroup.value = next;
      }}
    />
  );
}
