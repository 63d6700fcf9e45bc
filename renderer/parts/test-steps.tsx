import { type ConnectionTest, STEP_LABEL, type Step, type StepState } from '../../core/connection-test';

const STATE_MARK: Record<StepState, string> = { waiting: '·', running: '…', ok: '✓', failed: '✕', skipped: '–' };
const STATE_WORDS: Record<StepState, string> = {
  waiting: 'not yet asked',
  running: 'asking',
  ok: 'works',
  failed: 'failed',
  skipped: 'not asked',
};

/** The walk of a connection test, step by step; where one failed, what happened and what to do. */
export function TestSteps({ test }: { readonly test: ConnectionTest }) {
  return (
    <div class="stack-tight">
      <p role="status" class="test-outcome">
        {describeOutcome(test)}
      </p>
      <ol class="steps">
        {test.steps.map((step) => (
          <StepLine key={step.name} step={step} />
        ))}
      </ol>
    </div>
  );
}

function StepLine({ step: { name, state, detail, problem } }: { readonly step: Step }) {
  return (
    <li class={`step step-${state}`}>
      <span class="step-mark" aria-hidden="true">
        {STATE_MARK[state]}
      </span>
      <div>
        <p>
          {STEP_LABEL[name]} <span class="quiet">({STATE_WORDS[state]})</span>
        </p>
        {detail && <p class="quiet small">{detail}</p>}
        {problem && (
          <p class="step-problem">
            <strong>{problem.sentence}</strong> {problem.remedy}
          </p>
        )}
      </div>
    </li>
  );
}

function describeOutcome({ steps, running }: ConnectionTest): string {
  const failed = steps.filter(({ state }) => state === 'failed');
  const asked = steps.find(({ state }) => state === 'running');
  if (running) return asked ? `Asking: ${STEP_LABEL[asked.name]}.` : 'The test begins.';
  const [first] = failed;
  if (!first) return 'Everything works.';
  return failed.length === 1 ? `One step failed: ${STEP_LABEL[first.name]}.` : `${failed.length} steps failed.`;
}
