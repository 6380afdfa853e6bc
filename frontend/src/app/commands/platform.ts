/** Whether ⌘ takes the place of Ctrl. */
function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}

/** What stands on the key that shortcuts are struck with. */
export function ctrlKey(): string {
  return isMac() ? '⌘' : $localize`:@@keys.ctrl:Ctrl`;
}
