import './paper.css';
import { unanswered } from '../state/use-answer';
import { printing } from './printing';

/** What is drawn late, such as days that were not in sight, has come once nothing is asked and nothing changes for so long. */
const QUIET_MS = 250;
const LONGEST_MS = 10_000;

/** Lays the window out for paper, asks the system to print it, and lays it out for the screen again. */
export async function printPage(): Promise<void> {
  if (printing.value) return;
  printing.value = true;
  try {
    await untilQuiet(document.body);
    const printed = untilPrinted();
    window.print();
    await printed;
  } finally {
    printing.value = false;
  }
}

/** Waits until the system has its pages; whoever goes on with the window has given up printing. */
function untilPrinted(): Promise<void> {
  return new Promise((resolve) => {
    const gone = new AbortController();
    const finish = (): void => {
      gone.abort();
      resolve();
    };
    for (const name of ['afterprint', 'pointerdown', 'keydown'])
      window.addEventListener(name, finish, { signal: gone.signal });
  });
}

/** Waits until nothing of an element has changed for a moment, but not for ever. */
function untilQuiet(element: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      observer.disconnect();
      clearTimeout(quiet);
      clearTimeout(longest);
      resolve();
    };
    const look = (): void => {
      clearTimeout(quiet);
      quiet = setTimeout(unanswered.value > 0 ? look : finish, QUIET_MS);
    };
    const longest = setTimeout(finish, LONGEST_MS);
    let quiet = setTimeout(look);
    const observer = new MutationObserver(look);
    observer.observe(element, { attributes: true, childList: true, characterData: true, subtree: true });
  });
}
