import { groupBy } from '../../group-by.js';
import { rules as allRules } from '../../rules/index.js';
import type { AlsoFinding, Finding } from '../finding.js';

const widerRules = new Map(allRules.map(({ id, impliedBy = [] }) => [id, impliedBy]));
const ofElement = new Map(
  allRules.flatMap(({ id, toldWith }) => (toldWith === undefined ? [] : [[id, toldWith]])),
);

const covering = new Set([...ofElement.values()].flat());

/**
 * Tells one truth once: a failure that a wider rule implies at the same place of the same element stands under the wider one, as `also`; so does
 * one that another failure of the same element covers as a whole.
 * Only failures do: what is waived hides nothing, and a narrower failure stands for itself then.
 */
export function tellOnce(findings: readonly Finding[]): readonly Finding[] {
  const failed = groupBy(
    findings.filter(({ outcome }) => outcome === 'fail'),
    placeOf,
  );
  const also = new Map<Finding, AlsoFinding[]>();
  const told = new Set<Finding>();
  const tell = (finding: Finding, widest: Finding | undefined): void => {
    if (widest === undefined) return;
    told.add(finding);
    also.set(widest, [...(also.get(widest) ?? []), alsoOf(finding), ...(also.get(finding) ?? [])]);
  };
  for (const atOnePlace of failed.values())
    for (const finding of atOnePlace) tell(finding, widestOf(finding, atOnePlace));
  const left = findings.filter((one) => one.outcome === 'fail' && !told.has(one));
  const wider = left.filter(({ ruleId }) => covering.has(ruleId));
  const byElement = groupBy(wider, elementOf);
  for (const finding of left)
    tell(
      finding,
      byElement
        .get(elementOf(finding))
        ?.find(({ ruleId }) => ofElement.get(finding.ruleId)?.includes(ruleId)),
    );
  if (told.size === 0) return findings;
  return findings
    .filter((finding) => !told.has(finding))
    .map((finding) => {
      const narrower = also.get(finding);
      return narrower === undefined ? finding : { ...finding, also: narrower };
    });
}

/** The first of those that imply it and that nothing else implies. */
function widestOf({ ruleId }: Finding, atOnePlace: readonly Finding[]): Finding | undefined {
  const wider = atOnePlace.find((one) => widerRules.get(ruleId)?.includes(one.ruleId));
  return wider === undefined ? undefined : (widestOf(wider, atOnePlace) ?? wider);
}

function elementOf({ environment, file, address }: Finding): string {
  return JSON.stringify([environment, file, address]);
}

function placeOf({ environment, file, address, part, attribute }: Finding): string {
  return JSON.stringify([environment, file, address, part ?? attribute]);
}

function alsoOf({ ruleId, title, severity, attribute, message }: Finding): AlsoFinding {
  return { ruleId, title, severity, attribute, message };
}
