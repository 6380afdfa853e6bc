import { inject, Injectable } from '@angular/core';
import type { FieldRules } from '@etl-studio/contracts';
import { Formats } from '@etl-studio/ui';

/** Rules of a field as what holds of its value: "at least 0", "one of 6 allowed values". */
@Injectable({ providedIn: 'root' })
export class RuleWords {
  private readonly formats = inject(Formats);

  of(rules: FieldRules): string[] {
    const { min, max, minDate, maxDate, minLength, maxLength, allowed, pattern } = rules;
    const when = <T>(value: T | undefined, write: (value: T) => string) =>
      value === undefined ? [] : [write(value)];
    const amount = (value: string | number) => this.formats.number(value);
    return [
      ...when(min, (value) => $localize`:@@rule.min:at least ${amount(value)}:least:`),
      ...when(max, (value) => $localize`:@@rule.max:at most ${amount(value)}:most:`),
      ...when(minDate, (day) => $localize`:@@rule.minDate:from ${this.formats.day(day)}:day: on`),
      ...when(maxDate, (day) => $localize`:@@rule.maxDate:up to ${this.formats.day(day)}:day:`),
      ...when(minLength, (count) => $localize`:@@rule.minLength:at least ${count}:count: characters`),
      ...when(maxLength, (count) => $localize`:@@rule.maxLength:at most ${count}:count: characters`),
      ...when(allowed, ({ length }) => $localize`:@@rule.allowed:one of ${length}:count: allowed values`),
      ...when(pattern, (text) => $localize`:@@rule.pattern:fits the pattern ${text}:pattern:`),
    ];
  }
}
