/** SARIF 2.1.0 (OASIS) form of a check report, for other tools. */
import type { CheckedFile, CheckReport, ReportedFinding } from './check-report.ts';

const levelOf = { hard: 'error', soft: 'warning', info: 'note' } as const;

/** Turns a report into one SARIF run. Matched words are left out where the report has none. */
export function sarifOf(report: CheckReport): unknown {
  const rules = new Map<string, ReportedFinding>();
  for (const file of report.files) for (const finding of file.findings) rules.set(finding.rule, finding);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Xianshen',
            version: report.program,
            rules: [...rules.values()].map((finding) => ({
              id: finding.rule,
              shortDescription: { text: finding.message },
              help: { text: `${finding.advice}\n${finding.basis}` },
              defaultConfiguration: { level: levelOf[finding.severity] },
            })),
          },
        },
        results: report.files.flatMap((file) => file.findings.map((finding) => resultOf(file, finding))),
      },
    ],
  };
}

function resultOf(file: CheckedFile, finding: ReportedFinding): unknown {
  const { place, text, alsoAt = [] } = finding;
  return {
    ruleId: finding.rule,
    level: levelOf[finding.severity],
    message: { text: finding.message },
    partialFingerprints: { 'xianshen/v1': finding.id },
    baselineState: finding.known ? 'unchanged' : 'new',
    locations: [{ ...place, text }, ...alsoAt].map((stretch) => locationOf(file, place.part, stretch)),
  };
}

function locationOf(
  file: CheckedFile,
  part: string,
  { start, end, text }: { readonly start: number; readonly end: number; readonly text: string | null },
): unknown {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file.path) },
      region: {
        charOffset: start,
        charLength: end - start,
        ...(text === null ? {} : { snippet: { text } }),
      },
    },
    logicalLocations: [{ fullyQualifiedName: part }],
  };
}
