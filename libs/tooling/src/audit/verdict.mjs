const GRAVE = ['high', 'critical'];

/**
 * What `npm audit --json` found: a line for each package with a grave hole, or why there is no answer.
 * @param {string} said @returns {{ holes: string[], unanswered: string | null }}
 */
export function verdictOf(said) {
  const report = parsed(said);
  if (!report.vulnerabilities) return { holes: [], unanswered: report.message ?? 'it said nothing' };
  const grave = Object.values(report.vulnerabilities).filter(({ severity }) => GRAVE.includes(severity));
  const holes = grave.map(({ name, severity, range, fixAvailable }) => {
    const way = fixAvailable ? 'a later version mends it' : 'nothing mends it yet';
    return `${name} ${range}: ${severity}; ${way}`;
  });
  return { holes, unanswered: null };
}

/** @returns {{ message?: string, vulnerabilities?: Record<string, { name: string, severity: string, range: string, fixAvailable: unknown }> }} */
function parsed(said) {
  try {
    return JSON.parse(said);
  } catch {
    return {};
  }
}
