/** Whether a dialog lies over the page: focus and keys are its own. */
export function isCovered(document: Document): boolean {
  return document.querySelector('[role=dialog]:not([popover]), [role=alertdialog]') !== null;
}
