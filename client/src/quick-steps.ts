import * as vscode from 'vscode';

/** How a step of a dialogue is headed: its title and which of how many it is. */
export interface StepHead {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** What is offered to be picked. */
export interface Picking<Item extends vscode.QuickPickItem> {
  readonly placeholder: string;
  /** Shown as soon as they are there. */
  readonly items: readonly Item[] | Promise<readonly Item[]>;
  /** The one that was picked before. */
  readonly isPicked?: (item: Item) => boolean;
}

/** Whether the user is still writing, or says that this is all. */
export type Stage = 'typing' | 'done';

/** What is asked for. */
export interface Asking {
  readonly value: string;
  readonly placeholder?: string;
  readonly prompt: string;
  /** What is wrong with what is written; null where it will do. */
  readonly faultOf: (written: string, stage: Stage) => string | null;
}

/** Lets the user pick in one step of a dialogue: `back` for the step before, null where they went away. */
export function pickInStep<Item extends vscode.QuickPickItem>(
  head: StepHead,
  { placeholder, items, isPicked = () => false }: Picking<Item>,
): Promise<Item | 'back' | null> {
  const input = vscode.window.createQuickPick<Item>();
  input.placeholder = placeholder;
  const show = (rows: readonly Item[]): void => {
    input.items = rows;
    // Told of none, the editor would leave Enter without an answer; left alone, it takes the first.
    const picked = rows.filter(isPicked);
    if (picked.length > 0) input.activeItems = picked;
    input.busy = false;
  };
  if (items instanceof Promise) {
    input.busy = true;
    // What could not be had leaves nothing to be picked: whoever asked for it tells so.
    items.then(show, () => input.hide());
  } else show(items);
  return answerOf(input, head, () => input.selectedItems[0] ?? null);
}

/** Asks for a line in one step of a dialogue: `back` for the step before, null where the user went away. */
export function askInStep(
  head: StepHead,
  { value, placeholder, prompt, faultOf }: Asking,
): Promise<string | 'back' | null> {
  const input = vscode.window.createInputBox();
  input.value = value;
  input.placeholder = placeholder;
  input.prompt = prompt;
  input.onDidChangeValue((written) => {
    input.validationMessage = faultOf(written, 'typing') ?? undefined;
  });
  return answerOf(input, head, () => {
    const fault = faultOf(input.value, 'done');
    if (fault === null) return input.value;
    input.validationMessage = fault;
    return null;
  });
}

/** Shows an input until it is answered, left or gone back from; an answer of null is none yet. */
function answerOf<Answer>(
  input: vscode.QuickInput & Pick<vscode.InputBox, 'buttons' | 'onDidTriggerButton' | 'onDidAccept'>,
  { title, step, totalSteps }: StepHead,
  answer: () => Answer | null,
): Promise<Answer | 'back' | null> {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  // Whoever looks something up in another window comes back to what is written already.
  input.ignoreFocusOut = true;
  input.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    input.onDidAccept(() => {
      const given = answer();
      if (given !== null) resolve(given);
    });
    input.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) resolve('back');
    });
    input.onDidHide(() => resolve(null));
    input.show();
  }).finally(() => input.dispose()) as Promise<Answer | 'back' | null>;
}
