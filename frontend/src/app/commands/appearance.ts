import { computed, inject, Injectable } from '@angular/core';

import { Language, LANGUAGES } from '../language/language';
import { Density } from '../theme/density';
import { Theme } from '../theme/theme';
import type { Command } from './command';

/** Commands that change how the console looks. */
@Injectable({ providedIn: 'root' })
export class Appearance {
  private readonly theme = inject(Theme);
  private readonly density = inject(Density);
  private readonly language = inject(Language);

  readonly commands = computed<Command[]>(() => {
    const [theme, density] = [this.theme.choice(), this.density.choice()];
    const choices = [
      {
        isNow: theme === 'light',
        label: $localize`:@@commands.light:Use the light theme`,
        run: () => this.theme.choose('light'),
      },
      {
        isNow: theme === 'dark',
        label: $localize`:@@commands.dark:Use the dark theme`,
        run: () => this.theme.choose('dark'),
      },
      {
        isNow: theme === 'system',
        label: $localize`:@@commands.system:Use the system’s theme`,
        run: () => this.theme.choose('system'),
      },
      {
        isNow: density === 'compact',
        label: $localize`:@@commands.compact:Use compact rows`,
        run: () => this.density.choose('compact'),
      },
      {
        isNow: density === 'comfortable',
        label: $localize`:@@commands.comfortable:Use comfortable rows`,
        run: () => this.density.choose('comfortable'),
      },
    ];
    const others = LANGUAGES.map(({ id, name }) => ({
      isNow: id === this.language.current,
      label: $localize`:@@commands.language:Language\: ${name}:language:`,
      run: () => this.language.choose(id),
    }));
    return [...choices, ...others]
      .filter(({ isNow }) => !isNow)
      .map(({ label, run }) => ({ id: `app-${label}`, group: 'app', label, run }));
  });
}
