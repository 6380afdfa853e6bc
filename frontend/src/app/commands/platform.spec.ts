import { ctrlKey } from './platform';

describe('ctrlKey', () => {
  const { platform } = navigator;
  const sitAt = (value: string) =>
    Object.defineProperty(navigator, 'platform', { value, configurable: true });
  afterEach(() => sitAt(platform));

  it.each([
    ['MacIntel', '⌘'],
    ['iPad', '⌘'],
    ['Win32', 'Ctrl'],
    ['Linux x86_64', 'Ctrl'],
  ])('is called on %s: %s', (machine, name) => {
    sitAt(machine);
    expect(ctrlKey()).toBe(name);
  });
});
