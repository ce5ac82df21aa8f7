/** What a step of a dialogue came to: what is known now, `back` to the step before, or null where the user went away. */
export type Outcome<Known> = Known | 'back' | null;

/** One step of a dialogue: it is told what is known so far, and asks for more. */
export type Step<Known> = (known: Known) => Promise<Outcome<Known>>;

/**
 * Goes through the steps of a dialogue, back and forth; null where the user went away. What was answered once is known
 * when its step comes again.
 */
export async function takeSteps<Known extends object>(
  steps: readonly Step<Known>[],
  known: Known,
): Promise<Known | null> {
  let reached = known;
  for (let at = 0; at < steps.length; ) {
    const outcome = await steps[at]!(reached);
    if (outcome === null) return null;
    if (outcome === 'back') {
      at = Math.max(0, at - 1);
      continue;
    }
    reached = outcome;
    at++;
  }
  return reached;
}
