const { Directive } = require('@angular/core');

const icons = new Map();

/** `LucideCheck` as a directive of the same selector, `svg[lucideCheck]`, that draws nothing. */
function icon(name) {
  const selector = name === 'LucideDynamicIcon' ? 'lucideIcon' : `l${name.slice(1)}`;
  const stub = class {};
  Directive({ selector: `svg[${selector}]`, inputs: ['lucideIcon', 'size', 'strokeWidth'] })(stub);
  return stub;
}

/** In place of @lucide/angular, all of whose 1,900 icons Jest would compile, half a minute for every suite. */
module.exports = new Proxy(
  {},
  {
    get(_target, name) {
      if (typeof name !== 'string' || !name.startsWith('Lucide')) return name === '__esModule';
      if (!icons.has(name)) icons.set(name, icon(name));
      return icons.get(name);
    },
  },
);
