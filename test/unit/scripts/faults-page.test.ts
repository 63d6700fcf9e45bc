import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FAILURE_TEXT } from '../../../core/failures';
import { NOTE_TEXT } from '../../../core/notes';
import { faultsPage } from '../../../scripts/lib/faults-page';
import { projectDir } from '../../../scripts/lib/paths';
import { FAULT_NAMES } from '../../../simulator/faults/faults';

test('docs/faults.md is what the texts and the fault list say now (npm run faults-table)', () => {
  expect(readFileSync(join(projectDir, 'docs/faults.md'), 'utf8')).toBe(faultsPage());
});

test('every failure, note and fault is on the page', () => {
  const page = faultsPage();
  for (const { sentence, remedy } of [...Object.values(FAILURE_TEXT), ...Object.values(NOTE_TEXT)]) {
    expect(page).toContain(`| ${sentence} | ${remedy} |`);
  }
  for (const name of FAULT_NAMES) expect(page).toContain(`\`--fault ${name}`);
});

test('every failure says what happened and what to do, and no two say the same', () => {
  const texts = Object.values(FAILURE_TEXT);
  expect(new Set(texts.map(({ sentence }) => sentence)).size).toBe(texts.length);
  for (const { sentence, remedy } of texts) {
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(remedy).toMatch(/^[A-Z].*\.$/);
    expect(`${sentence} ${remedy}`).not.toMatch(/\b(HTTP|JSON|SQLite|TLS|OAuth|token|error)\b/i);
  }
});

test('every failure says that what is there is safe', () => {
  for (const { remedy } of Object.values(FAILURE_TEXT)) {
    expect(remedy).toMatch(/Nothing is lost|nothing is lost|history is untouched|is safe|keep the history|as it is/);
  }
});
