import type { Signal } from '@preact/signals';
import type { Period } from '../../core/period';
import type { App } from '../state/app';

/** The period that the views of days look at: one for all of them, so that the next shows what the last one did. */
export const chosenPeriod = ({ view }: App): Signal<Period> => view.period;
